package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Deployment;
import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Metric;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.llm.Precision;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.Shard;
import io.isowatt.serving.Outcome;
import io.isowatt.serving.Rejected;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.uncertainty.Comparison;
import io.isowatt.workload.ServiceLevel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Laws of whole studies on random models, machines, loads and small spaces (seed 20_26), against a slow search. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudyLawsTest {

    private static final long SEED = 20_26;
    private static final int STUDIES = 60;
    private static final int MOST_CANDIDATES = 3_000;

    private final List<Case> cases = new ArrayList<>();

    /** One machine of a study, searched quickly and slowly. */
    private record Case(int number, StudyRequest request, MachineResult result, SlowSearch slow) {
        String name() {
            return "seed " + SEED + ", study " + number + ", "
                    + request.common().model().id() + " on "
                    + result.common().hardware().id();
        }
    }

    @BeforeAll
    void search() {
        RandomStudy studies = new RandomStudy(SEED);
        for (int number = 0; number < STUDIES; number++) {
            StudyRequest request = studies.next();
            Study study = new Study(request);
            if (study.candidateCount(Shard.WHOLE) > MOST_CANDIDATES) {
                continue;
            }
            for (MachineResult machine : study.run(SearchOptions.threads(2)).machines()) {
                cases.add(new Case(number, request, machine, new SlowSearch(request, machine.common())));
            }
        }
        assertThat(cases).hasSizeGreaterThan(STUDIES / 2);
        assertThat(cases)
                .anyMatch(c -> c.request().objectives().size() == 3
                        && !c.slow().feasible.isEmpty());
        assertThat(cases)
                .anyMatch(c -> c.request().objectives().size() == 2
                        && !c.slow().feasible.isEmpty());
    }

    @Test
    void frontEqualsQuadraticFilterOfAllFeasibleCandidates() {
        for (Case c : cases) {
            assertThat(c.result().front().stream().map(Candidate::rank))
                    .as(c.name())
                    .containsExactlyInAnyOrderElementsOf(c.slow().frontRanks());
        }
    }

    @Test
    void frontBeginsWithTheBestFirstObjective() {
        for (Case c : cases) {
            Metric first = c.request().objectives().get(0);
            double[] values = c.result().front().stream()
                    .mapToDouble(candidate -> first.of(candidate.estimate()) * (first.maximized() ? -1 : 1))
                    .toArray();
            assertThat(values).as(c.name()).isSorted();
        }
    }

    @Test
    void everyCandidateIsCountedOnceAndForItsReason() {
        for (Case c : cases) {
            assertThat(positive(c.result().counts().removed())).as(c.name()).isEqualTo(c.slow().removed);
            assertThat(positive(c.result().counts().rejected())).as(c.name()).isEqualTo(c.slow().rejected);
            assertThat(c.result().counts().accepted())
                    .as(c.name())
                    .isEqualTo(c.slow().feasible.size())
                    .isEqualTo(c.result().candidateCount());
            assertThat(c.result().counts().unvisited()).isZero();
            assertThat(c.result().complete()).isTrue();
        }
    }

    private static Map<String, Long> positive(Map<String, Long> counts) {
        Map<String, Long> positive = new LinkedHashMap<>(counts);
        positive.values().removeIf(count -> count == 0);
        return positive;
    }

    @Test
    void keptCandidatesAreTheFeasibleOnesWithTheirFigures() {
        for (Case c : cases) {
            List<Candidate> feasible = c.slow().feasible;
            int next = 0;
            for (CandidateBlock block : c.result().candidates()) {
                for (int i = 0; i < block.size(); i++) {
                    Candidate candidate = feasible.get(next++);
                    Estimate estimate = candidate.estimate();
                    assertThat(block.rank(i)).as(c.name()).isEqualTo(candidate.rank());
                    assertThat(block.clientCount(i))
                            .isEqualTo(candidate.deployment().clientCount());
                    assertThat(block.layout()).contains(candidate.deployment().layout());
                    assertThat(block.deployment(i)).isEqualTo(candidate.deployment());
                    assertThat(new double[] {
                                block.ttftSeconds(i),
                                block.tpotSeconds(i),
                                block.outputTokensPerSecond(i),
                                block.boardWattsPerGpu(i),
                                block.watts(i)
                            })
                            .containsExactly(
                                    estimate.performance().ttftSeconds(),
                                    estimate.performance().tpotSeconds(),
                                    estimate.outputTokensPerSecond(),
                                    estimate.boardWattsPerGpu(),
                                    estimate.watts());
                    for (int k = 0; k < c.request().objectives().size(); k++) {
                        assertThat(block.objective(i, k))
                                .isEqualTo(c.request().objectives().get(k).of(estimate));
                    }
                }
            }
            assertThat(next).as(c.name()).isEqualTo(feasible.size());
        }
    }

    @Test
    void noCandidateIsOverALimit() {
        for (Case c : cases) {
            for (CandidateBlock block : c.result().candidates()) {
                LayoutEstimator estimator = estimator(c, block.deployment(0));
                assertThat(estimator.serving().memory().neededBytes(0))
                        .as(c.name())
                        .isLessThan(estimator.serving().memory().usableBytes());
                for (int i = 0; i < block.size(); i++) {
                    int replicas = ((Aggregated) block.deployment(i)).replicaCount();
                    assertThat(estimator.outcome(block.clientCount(i) / replicas))
                            .isInstanceOf(Outcome.Feasible.class);
                    assertThat(block.ttftSeconds(i))
                            .isLessThanOrEqualTo(c.request().serviceLevel().ttftSeconds());
                }
            }
        }
    }

    @Test
    void noLayoutUsesWhatModelOrMachineLack() {
        for (Case c : cases) {
            for (CandidateBlock block : c.result().candidates()) {
                Layout layout = block.layout().orElseThrow();
                var hardware = c.result().common().hardware();
                var model = c.result().common().model();
                boolean fp8 = hardware.accelerator().has(TensorFormat.FP8);
                assertThat(layout.weights() != Precision.FP8 || fp8)
                        .as(c.name())
                        .isTrue();
                assertThat(layout.cacheBytesPerElement() == 2 || fp8)
                        .as(c.name())
                        .isTrue();
                assertThat(layout.weights() != Precision.NVFP4
                                || hardware.accelerator().has(TensorFormat.FP4))
                        .as(c.name())
                        .isTrue();
                assertThat(layout.stageGpuCount()).as(c.name()).isLessThanOrEqualTo(hardware.scaleUpGpuCount());
                assertThat(layout.pipelineDegree()).as(c.name()).isLessThanOrEqualTo(model.layerCount());
                if (!model.hasExperts()) {
                    assertThat(layout.dataDegree()).as(c.name()).isEqualTo(1);
                    assertThat(layout.expertDegree()).as(c.name()).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void choiceIsTheBestThatMeetsTheServiceLevel() {
        for (Case c : cases) {
            assertThat(c.result().choice().map(Choice::candidate))
                    .as(c.name())
                    .isEqualTo(c.slow().best());
        }
    }

    /** Whatever dominates the choice is as fast for a user, so it meets the service level too and would be chosen. */
    @Test
    void choiceIsOnTheFrontWhereInteractivityIsAnObjective() {
        int found = 0;
        for (Case c : cases) {
            Optional<Choice> choice = c.result().choice();
            if (choice.isPresent() && c.request().objectives().contains(Metric.INTERACTIVITY)) {
                assertThat(c.result().front())
                        .as(c.name())
                        .contains(choice.get().candidate());
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void bindingLimitIsTheOneThatTheNextStepOfClientsBreaks() {
        int bound = 0;
        for (Case c : cases) {
            if (c.result().choice().isPresent()) {
                Choice choice = c.result().choice().get();
                assertThat(choice.binding()).as(c.name()).isEqualTo(binding(c, choice.candidate()));
                assertThat(choice.bindingText()).isNotBlank();
                bound++;
            }
        }
        assertThat(bound).isPositive();
    }

    /** The estimator of one replica. */
    private static LayoutEstimator estimator(Case c, Deployment deployment) {
        return new LayoutEstimator(c.result().common().with(deployment.settings()), deployment.layout());
    }

    private static Choice.Binding binding(Case c, Candidate candidate) {
        int[] grid = c.request().space().concurrency().values();
        int clients = ((Aggregated) candidate.deployment()).concurrency();
        int next =
                Arrays.stream(grid).filter(value -> value > clients).findFirst().orElse(0);
        LayoutEstimator estimator = estimator(c, candidate.deployment());
        if (next == 0) {
            return Choice.Binding.GRID;
        }
        if (estimator.outcome(next) instanceof Rejected) {
            return Choice.Binding.MEMORY;
        }
        ServiceLevel level = c.request().serviceLevel();
        Estimate more = estimator.estimate(next);
        if (more.performance().tpotSeconds() > level.plannedTpotSeconds()) {
            return Choice.Binding.INTERACTIVITY;
        }
        return more.performance().ttftSeconds() > level.ttftSeconds() ? Choice.Binding.TTFT : Choice.Binding.OPTIMUM;
    }

    @Test
    void runnerUpIsAnotherLayoutThatIsNoBetter() {
        int found = 0;
        for (Case c : cases) {
            Optional<Choice> choice = c.result().choice();
            if (choice.isPresent() && choice.get().runnerUp().isPresent()) {
                Candidate best = choice.get().candidate();
                Candidate second = choice.get().runnerUp().get();
                Metric first = c.request().objectives().get(0);
                double loss = first.of(best.estimate()) - first.of(second.estimate());
                assertThat((first.maximized() ? loss : -loss) >= 0).as(c.name()).isTrue();
                assertThat(second.deployment().layout().label())
                        .isNotEqualTo(best.deployment().layout().label());
                assertThat(second.estimate().performance().tpotSeconds())
                        .isLessThanOrEqualTo(c.request().serviceLevel().plannedTpotSeconds());
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void stepTimesOfTheChoiceMakeUpItsDecodeStep() {
        for (Case c : cases) {
            c.result().choice().ifPresent(choice -> {
                double sum = choice.stepSeconds().stream()
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
                double whole = choice.candidate().estimate().performance().decodeStepSeconds();
                assertThat(Math.abs(sum / whole - 1)).as(c.name()).isLessThan(0.05);
                assertThat(choice.shareFraction(choice.breakdown().largestFamily()))
                        .isBetween(0.1, 1.0);
            });
        }
    }

    @Test
    void rankAndDeploymentNameEachOther() {
        for (Case c : cases) {
            var scenario = c.result().common();
            ServingSpace space =
                    new ServingSpace(c.request().space(), scenario.model(), scenario.hardware(), scenario.settings());
            for (Candidate candidate : c.result().front()) {
                assertThat(space.deployment(candidate.rank())).as(c.name()).isEqualTo(candidate.deployment());
                int[] indices = space.space().indices(candidate.rank());
                assertThat(space.space().rank(indices)).isEqualTo(candidate.rank());
            }
        }
    }

    @Test
    void replicasMultiplyEverythingButWhatIsPerMegawatt() {
        for (Case c : cases) {
            for (Candidate candidate : c.result().front()) {
                Estimate one = candidate.estimate();
                Estimate.Fleet three = one.fleet(3);
                assertThat(three.gpuCount()).isEqualTo(3 * one.gpuCount());
                assertThat(three.outputTokensPerSecond()).isEqualTo(3 * one.outputTokensPerSecond());
                assertThat(three.outputTokensPerSecond()
                                / (three.watts() / 1e6)
                                / one.outputTokensPerSecondPerMegawatt())
                        .as(c.name())
                        .isBetween(1 - 1e-12, 1 + 1e-12);
            }
        }
    }

    @Test
    void sameResultForAnyNumberOfThreads() {
        RandomStudy studies = new RandomStudy(SEED + 1);
        for (int number = 0; number < STUDIES / 3; number++) {
            StudyRequest request = studies.next();
            String one = describe(new Study(request).run(SearchOptions.threads(1)));
            for (int threads : new int[] {2, 5}) {
                assertThat(describe(new Study(request).run(SearchOptions.threads(threads))))
                        .as("seed %d, study %d, %d threads", SEED + 1, number, threads)
                        .isEqualTo(one);
            }
        }
    }

    /** All of a result as text, the columns of the candidates too. */
    private static String describe(StudyResult result) {
        StringBuilder text = new StringBuilder();
        for (MachineResult machine : result.machines()) {
            text.append(machine.counts()).append(machine.front()).append(machine.choice());
            for (CandidateBlock block : machine.candidates()) {
                text.append('\n').append(block.layout().orElseThrow());
                for (int i = 0; i < block.size(); i += 1 + i / 8) {
                    text.append(' ').append(block.rank(i)).append(':').append(block.objective(i, 1));
                }
            }
        }
        return text.toString();
    }

    /** A margin leaves fewer candidates to choose from: what keeps a wider one keeps a narrower one too. */
    @Test
    void aMarginNeverImprovesTheChoice() {
        int cost = 0;
        for (Case c : cases) {
            ServiceLevel level = c.request().serviceLevel();
            double before = Double.NEGATIVE_INFINITY;
            for (double margin : new double[] {0, 0.02, 0.05, 0.2, 1}) {
                ServiceLevel wider = new ServiceLevel(level.ttftSeconds(), level.tpotSeconds(), margin);
                StudyRequest request = new StudyRequest(
                        "margin",
                        List.of(c.result().common()),
                        c.request().space(),
                        wider,
                        c.request().objectives());
                MachineResult result = new Study(request)
                        .run(SearchOptions.threads(1))
                        .machines()
                        .get(0);
                assertThat(result.candidateCount()).isEqualTo(c.result().candidateCount());
                Metric first = request.objectives().get(0);
                double now = result.choice()
                        .map(choice -> first.of(choice.candidate().estimate()) * (first.maximized() ? -1 : 1))
                        .orElse(Double.POSITIVE_INFINITY);
                assertThat(now).as(c.name()).isGreaterThanOrEqualTo(before);
                result.choice()
                        .ifPresent(choice -> assertThat(choice.candidate()
                                                .estimate()
                                                .performance()
                                                .tpotSeconds()
                                        * (1 + margin))
                                .isLessThanOrEqualTo(level.tpotSeconds() * (1 + 1e-12)));
                cost += before != Double.NEGATIVE_INFINITY && now > before ? 1 : 0;
                before = now;
            }
        }
        assertThat(cost).isPositive();
    }

    @Test
    void oneOfTwoMachinesLeadsAndNobodyLeadsItself() {
        RandomStudy studies = new RandomStudy(SEED + 3);
        int found = 0;
        for (int number = 0; number < STUDIES; number++) {
            StudyResult result = new Study(studies.next()).run(SearchOptions.threads(2));
            MachineResult one = result.machines().get(0);
            MachineResult other = result.machines().get(result.machines().size() - 1);
            Optional<Comparison> lead = result.lead(one, other);
            Optional<Comparison> back = result.lead(other, one);
            if (lead.isPresent() && back.isPresent()) {
                found++;
                assertThat(lead.get().betterFraction() + back.get().betterFraction())
                        .as("seed %d, study %d", SEED + 3, number)
                        .isBetween(1 - 1e-12, 1 + 1e-12);
                assertThat(result.lead(one, one).orElseThrow().betterFraction()).isEqualTo(0.5);
                assertThat(result.lead(result.winner().orElseThrow(), other)
                                .orElseThrow()
                                .betterFraction())
                        .isGreaterThanOrEqualTo(0.5);
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void theWinnerHasTheBestChoiceOfAllMachines() {
        RandomStudy studies = new RandomStudy(SEED + 2);
        for (int number = 0; number < STUDIES / 3; number++) {
            StudyResult result = new Study(studies.next()).run(SearchOptions.threads(2));
            Metric first = result.request().objectives().get(0);
            double[] values = result.machines().stream()
                    .flatMap(machine -> machine.choice().stream())
                    .mapToDouble(choice -> first.of(choice.candidate().estimate()) * (first.maximized() ? -1 : 1))
                    .sorted()
                    .toArray();
            Optional<Double> winning = result.winner()
                    .flatMap(MachineResult::choice)
                    .map(choice -> first.of(choice.candidate().estimate()) * (first.maximized() ? -1 : 1));
            assertThat(winning.stream().toList())
                    .isEqualTo(Arrays.stream(values).limit(1).boxed().toList());
            assertThat(result.anythingFeasible())
                    .isEqualTo(result.machines().stream().anyMatch(m -> m.candidateCount() > 0));
        }
    }
}
