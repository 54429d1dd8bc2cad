package io.isowatt.study;

import io.isowatt.deployment.Deployment;
import io.isowatt.deployment.Disaggregated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The candidates of a machine that matter to somebody who chooses other axes, or looks at a part of the space: of those kept, all
 * that no other one of equal precision of weights, kind of serving and number of GPUs dominates in some pair of figures. The
 * front and the choice are always among them.
 *
 * @param points by rank
 * @param leftOutCount candidates of that kind that were left out, since there were too many
 * @param toleranceFraction how much worse than one of the points, in both figures of a pair, one that is left out may be; 0 where
 *     none is
 */
public record Panorama(List<Candidate> points, long leftOutCount, double toleranceFraction) {

    /** Points of a machine that a page can hold. */
    public static final int USUAL_POINT_COUNT = 3_000;

    private static final double LEAST_TOLERANCE = 0.01;
    private static final double MOST_TOLERANCE = 0.64;

    public Panorama {
        points = List.copyOf(points);
    }

    /** Those of all machines of a result, in its order. */
    public static List<Panorama> all(StudyResult result, int most) {
        return result.machines().parallelStream()
                .map(machine -> of(result.request(), machine, most))
                .toList();
    }

    /**
     * Those of one machine.
     *
     * @param most how many points there shall be, about: of more those that differ from others by a per cent or a few are left
     *     out, but none of the machine's front
     */
    public static Panorama of(StudyRequest request, MachineResult machine, int most) {
        Map<Long, Candidate> sure = new LinkedHashMap<>();
        machine.front().forEach(candidate -> sure.put(candidate.rank(), candidate));
        machine.choice().map(Choice::candidate).ifPresent(choice -> sure.putIfAbsent(choice.rank(), choice));
        PanoramaFigures figures = new PanoramaFigures(request);
        Map<PanoramaGroup.Key, PanoramaGroup> groups = new LinkedHashMap<>();
        double[] vector = new double[figures.count()];
        for (Candidate candidate : sure.values()) {
            figures.read(candidate.estimate(), vector);
            group(groups, key(candidate.deployment()), figures)
                    .addSure(candidate.deployment().clientCount(), vector);
        }
        PanoramaGroup group = null;
        for (CandidateBlock block : machine.candidates()) {
            for (int i = 0; i < block.size(); i++) {
                if (group == null || !group.key().holds(block, i)) {
                    group = group(groups, PanoramaGroup.Key.of(block, i), figures);
                }
                figures.read(block, i, vector);
                group.add(block, i, vector);
            }
        }
        return thinned(request, machine, sure, List.copyOf(groups.values()), most);
    }

    private static PanoramaGroup group(
            Map<PanoramaGroup.Key, PanoramaGroup> groups, PanoramaGroup.Key key, PanoramaFigures figures) {
        return groups.computeIfAbsent(key, missing -> new PanoramaGroup(missing, figures.count()));
    }

    private static PanoramaGroup.Key key(Deployment deployment) {
        return new PanoramaGroup.Key(
                deployment.layout().weights(), deployment instanceof Disaggregated, deployment.gpuCount());
    }

    private static Panorama thinned(
            StudyRequest request,
            MachineResult machine,
            Map<Long, Candidate> sure,
            List<PanoramaGroup> groups,
            int most) {
        List<PanoramaGroup.Place> all = places(groups, PanoramaGroup::onFronts);
        double tolerance = 0;
        List<PanoramaGroup.Place> places = all;
        int room = Math.max(most - sure.size(), most / 4);
        while (places.size() > room && tolerance < MOST_TOLERANCE) {
            double next = tolerance == 0 ? LEAST_TOLERANCE : 2 * tolerance;
            places = places(groups, group -> group.cover(next));
            tolerance = next;
        }
        List<Candidate> points = new ArrayList<>(sure.values());
        EntryCandidates source =
                Objects.requireNonNull(EntryCandidates.all(request).get(machine.id()));
        places.stream()
                .filter(place -> !sure.containsKey(place.rank()))
                .forEach(place -> points.add(source.candidate(place.rank(), place::deployment)));
        points.sort((a, b) -> Long.compare(a.rank(), b.rank()));
        return new Panorama(points, all.size() - (long) places.size(), tolerance);
    }

    private static List<PanoramaGroup.Place> places(
            List<PanoramaGroup> groups, Function<PanoramaGroup, List<PanoramaGroup.Place>> of) {
        return groups.stream().flatMap(group -> of.apply(group).stream()).toList();
    }
}
