package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.deployment.Disaggregated;
import io.isowatt.search.SearchOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Panoramas against the quadratic filter of every pair of figures, on random small spaces; the seed is the parameter. */
class PanoramaTest {

    private static final int STUDIES = 20;

    /** More would make the quadratic filter slow. */
    private static final long MOST_CANDIDATES = 3_000;

    private static Map<PanoramaGroup.Key, List<double[]>> all(StudyRequest request, MachineResult machine) {
        PanoramaFigures figures = new PanoramaFigures(request);
        Map<PanoramaGroup.Key, List<double[]>> groups = new HashMap<>();
        for (CandidateBlock block : machine.candidates()) {
            for (int i = 0; i < block.size(); i++) {
                double[] vector = new double[figures.count()];
                figures.read(block, i, vector);
                groups.computeIfAbsent(PanoramaGroup.Key.of(block, i), key -> new ArrayList<>())
                        .add(vector);
            }
        }
        add(groups, figures, machine.front());
        machine.choice().ifPresent(choice -> add(groups, figures, List.of(choice.candidate())));
        return groups;
    }

    private static void add(
            Map<PanoramaGroup.Key, List<double[]>> groups, PanoramaFigures figures, List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            double[] vector = new double[figures.count()];
            figures.read(candidate.estimate(), vector);
            PanoramaGroup.Key key = new PanoramaGroup.Key(
                    candidate.deployment().layout().weights(),
                    candidate.deployment() instanceof Disaggregated,
                    candidate.deployment().gpuCount());
            groups.computeIfAbsent(key, missing -> new ArrayList<>()).add(vector);
        }
    }

    private static Set<List<Double>> front(List<double[]> vectors, int a, int b) {
        Set<List<Double>> front = new HashSet<>();
        for (double[] v : vectors) {
            boolean beaten = false;
            for (double[] w : vectors) {
                beaten |= w[a] <= v[a] && w[b] <= v[b] && (w[a] < v[a] || w[b] < v[b]);
            }
            if (!beaten) {
                front.add(List.of(v[a], v[b]));
            }
        }
        return front;
    }

    /** Small results. */
    private static List<StudyResult> results(long seed) {
        RandomStudy studies = new RandomStudy(seed);
        Random random = new Random(seed);
        List<StudyResult> results = new ArrayList<>();
        for (int number = 0; number < STUDIES; number++) {
            StudyRequest request = number % 4 == 3 ? PoolSearchLawsTest.study(studies, random) : studies.next();
            StudyResult result = new Study(request).run(SearchOptions.threads(2));
            if (result.machines().stream().allMatch(machine -> machine.candidateCount() <= MOST_CANDIDATES)) {
                results.add(result);
            }
        }
        return results;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void frontsOfAllPairsEqualTheQuadraticFilter(long seed) {
        int points = 0;
        for (StudyResult result : results(seed)) {
            StudyRequest request = result.request();
            List<Panorama> panoramas = Panorama.all(result, Integer.MAX_VALUE);
            for (int m = 0; m < panoramas.size(); m++) {
                MachineResult machine = result.machines().get(m);
                Panorama panorama = panoramas.get(m);
                String name = "seed " + seed + ", " + machine.id() + ", " + request.objectives();
                Map<PanoramaGroup.Key, List<double[]>> shown = new HashMap<>();
                add(shown, new PanoramaFigures(request), panorama.points());
                Map<PanoramaGroup.Key, List<double[]>> all = all(request, machine);
                assertThat(shown.keySet()).as(name).isEqualTo(all.keySet());
                int figures = new PanoramaFigures(request).count();
                all.forEach((key, vectors) -> {
                    for (int a = 0; a < figures; a++) {
                        for (int b = a + 1; b < figures; b++) {
                            assertThat(front(shown.getOrDefault(key, List.of()), a, b))
                                    .as(name)
                                    .isEqualTo(front(vectors, a, b));
                        }
                    }
                });
                assertThat(panorama.leftOutCount()).isZero();
                assertThat(panorama.toleranceFraction()).isZero();
                assertThat(panorama.points())
                        .extracting(Candidate::rank)
                        .doesNotHaveDuplicates()
                        .isSorted();
                assertThat(panorama.points())
                        .extracting(Candidate::rank)
                        .containsAll(
                                machine.front().stream().map(Candidate::rank).toList());
                points += panorama.points().size();
            }
        }
        assertThat(points).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void whatIsLeftOutIsWorseByLittleAndTheFrontIsWhole(long seed) {
        long leftOut = 0;
        for (StudyResult result : results(seed)) {
            StudyRequest request = result.request();
            for (MachineResult machine : result.machines()) {
                Panorama whole = Panorama.of(request, machine, Integer.MAX_VALUE);
                Panorama few = Panorama.of(request, machine, whole.points().size() / 2);
                assertThat(few.points().size() + few.leftOutCount())
                        .isEqualTo(whole.points().size());
                leftOut += few.leftOutCount();
                assertThat(few.points())
                        .extracting(Candidate::rank)
                        .containsAll(
                                machine.front().stream().map(Candidate::rank).toList());
                Map<PanoramaGroup.Key, List<double[]>> all = all(request, machine);
                Map<PanoramaGroup.Key, List<double[]>> shown = new HashMap<>();
                add(shown, new PanoramaFigures(request), few.points());
                all.forEach((key, vectors) -> {
                    List<double[]> kept = shown.getOrDefault(key, List.of());
                    for (int b = 1; b < vectors.get(0).length; b++) {
                        covers(kept, vectors, 0, b, few.toleranceFraction());
                        covers(kept, vectors, 2 % b, b, few.toleranceFraction());
                    }
                });
            }
        }
        assertThat(leftOut).isPositive();
    }

    private static void covers(List<double[]> kept, List<double[]> vectors, int a, int b, double tolerance) {
        for (double[] v : vectors) {
            boolean covered = false;
            for (double[] w : kept) {
                covered |= w[a] <= v[a] + tolerance * (1 + 1e-9) * Math.abs(v[a])
                        && w[b] <= v[b] + tolerance * (1 + 1e-9) * Math.abs(v[b]);
            }
            assertThat(covered).isTrue();
        }
    }
}
