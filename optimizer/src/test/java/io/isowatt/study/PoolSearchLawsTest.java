package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.deployment.Disaggregated;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;
import io.isowatt.search.SearchOptions;
import io.isowatt.space.serving.SpaceCatalog;
import io.isowatt.uncertainty.Cause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The search of pools against every pair of every number of workers, on random small spaces; the seed is the parameter. */
class PoolSearchLawsTest {

    private static final int STUDIES_PER_SEED = 12;

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    static StudyRequest study(RandomStudy studies, Random random) {
        StudyRequest request = studies.next();
        String space = """
                search-space: random
                serving: %s
                gpus: %s
                tensor-parallel: %s
                pipeline-parallel: [1]
                weights: %s
                activations: [auto, bf16]
                kv-cache: %s
                concurrency: { from: %d, to: %d, grid: %s }
                prefill-chunk: %s
                prefill-workers: %s
                decode-workers: %s
                most-gpus: %d
                pool-machines: %s
                """.formatted(
                        random.nextInt(3) == 0 ? "[aggregated, disaggregated]" : "[disaggregated]",
                        one(random, "[1, 2, 4]", "[2, 8]", "[8]", "[4, 16]"),
                        one(random, "[1, 2]", "[2, 8]", "[1, 8]"),
                        one(random, "[fp8]", "[bf16, fp8]", "[nvfp4, fp8, mxfp4, int4, bf16]"),
                        one(random, "[bf16]", "[bf16, fp8]"),
                        1 + random.nextInt(20),
                        30 + random.nextInt(60),
                        one(random, "coarse", "coarse", "every"),
                        one(random, "[2048]", "[512, 8192]"),
                        one(random, "[1, 2, 3, 4, 5, 6]", "[2, 7]", "[1, 16, 40]"),
                        one(random, "[1]", "[3, 1, 2]", "[1, 9]"),
                        2 + random.nextInt(100),
                        one(random, "any", "same"));
        return new StudyRequest(
                request.title(),
                request.scenarios(),
                SpaceCatalog.read("random.yaml", space),
                request.serviceLevel(),
                request.objectives());
    }

    private static String one(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void frontsAndCountsEqualThoseOfEveryPair(long seed) {
        Random random = new Random(seed);
        RandomStudy studies = new RandomStudy(seed);
        int points = 0;
        for (int number = 0; number < STUDIES_PER_SEED; number++) {
            StudyRequest request = study(studies, random);
            for (MachineResult machine :
                    new Study(request).run(SearchOptions.threads(2)).machines()) {
                SlowPools slow = new SlowPools(request, machine);
                String name = "seed " + seed + ", study " + number + ", " + machine.id() + ", "
                        + request.common().model().id() + ", " + request.objectives();
                assertThat(vectors(request, machine)).as(name).isEqualTo(slow.front());
                assertThat(machine.choice().map(choice -> figures(request, choice.candidate())))
                        .as(name)
                        .isEqualTo(slow.best());
                assertThat(machine.counts().size()).as(name).isEqualTo(slow.size);
                assertThat(machine.counts().removedTotal()).as(name).isEqualTo(slow.removedCount);
                long settled = machine.counts().accepted() + machine.counts().prunedTotal();
                assertThat(slow.feasibleCount)
                        .as(name)
                        .isBetween(machine.counts().accepted(), settled);
                assertThat(machine.complete()).as(name).isTrue();
                points += machine.front().size();
            }
        }
        assertThat(points).isGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void candidatesNameTheirDeployments(long seed) {
        Random random = new Random(seed);
        RandomStudy studies = new RandomStudy(seed);
        for (int number = 0; number < 4; number++) {
            StudyRequest request = study(studies, random);
            for (MachineResult machine :
                    new Study(request).run(SearchOptions.threads(1)).machines()) {
                for (Candidate candidate : machine.front()) {
                    assertThat(candidate.estimate().gpuCount())
                            .isEqualTo(candidate.deployment().gpuCount());
                    if (candidate.deployment() instanceof Disaggregated pools) {
                        assertThat(candidate.uncertainty().origin().unmeasured())
                                .extracting(Cause::kind)
                                .contains(Cause.Kind.POOLS);
                        assertThat(pools.gpuCount())
                                .isLessThanOrEqualTo(
                                        request.space().pools().orElseThrow().mostGpuCount());
                        boolean same = pools.prefill()
                                .hardware()
                                .id()
                                .equals(pools.decode().hardware().id());
                        assertThat(same).isEqualTo(!machine.id().equals(Entry.MIXED));
                    }
                }
                for (CandidateBlock block : machine.candidates()) {
                    for (int i = 0; i < block.size(); i += 17) {
                        assertThat(block.deployment(i).clientCount()).isEqualTo(block.clientCount(i));
                    }
                }
            }
        }
    }

    private static Set<List<Double>> vectors(StudyRequest request, MachineResult machine) {
        Set<List<Double>> vectors = new TreeSet<>(SlowPools.ORDER);
        machine.front().forEach(candidate -> vectors.add(figures(request, candidate)));
        return vectors;
    }

    private static List<Double> figures(StudyRequest request, Candidate candidate) {
        return request.objectives().stream()
                .map(metric -> metric.of(candidate.estimate()))
                .toList();
    }

    /** The non-dominated ones of some vectors in their own directions. */
    static Set<List<Double>> front(StudyRequest request, List<double[]> vectors) {
        int count = request.objectives().size();
        Points points = new Points(count);
        for (int i = 0; i < vectors.size(); i++) {
            double[] minimized = vectors.get(i).clone();
            for (int k = 0; k < count; k++) {
                minimized[k] *= request.objectives().get(k).maximized() ? -1 : 1;
            }
            points.add(i, minimized);
        }
        ParetoFront front = ParetoFront.of(points);
        Set<List<Double>> kept = new TreeSet<>(SlowPools.ORDER);
        for (int i = 0; i < front.size(); i++) {
            kept.add(new ArrayList<>(
                    Arrays.stream(vectors.get((int) front.rank(i))).boxed().toList()));
        }
        return kept;
    }
}
