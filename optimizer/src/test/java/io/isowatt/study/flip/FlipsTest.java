package io.isowatt.study.flip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.cost.PriceBasis;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.Hardware;
import io.isowatt.power.PowerBoundary;
import io.isowatt.search.SearchOptions;
import io.isowatt.space.serving.SpaceCatalog;
import io.isowatt.study.Candidate;
import io.isowatt.study.Choice;
import io.isowatt.study.LayoutSweeps;
import io.isowatt.study.MachineResult;
import io.isowatt.study.Panorama;
import io.isowatt.study.Study;
import io.isowatt.study.StudyReader;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import io.isowatt.workload.ServiceLevel;
import io.isowatt.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Flips against whole searches of the changed question. */
class FlipsTest {

    private static final String SPACE = """
            search-space: small
            tensor-parallel: [1, 2, 4, 8]
            weights: [fp8, nvfp4]
            concurrency: { from: 1, to: 600, grid: coarse }
            prefill-chunk: [2048, 8192]
            """;
    private static final String POOLS = """
            search-space: pools
            serving: [aggregated, disaggregated]
            gpus: [4]
            tensor-parallel: [4]
            weights: [fp8]
            concurrency: { from: 1, to: 300, grid: coarse }
            prefill-workers: [1, 2, 4]
            decode-workers: [1, 2]
            pool-machines: any
            """;

    private static StudyRequest request(String space, String hardware, String objectives, String boundary) {
        StudyRequest read = StudyReader.readStudy(Map.of(
                "model", List.of("llama-3.1-70b"),
                "hardware", List.of(hardware.split(", ")),
                "workload.prompt", List.of("2000 tokens"),
                "workload.output", List.of("500 tokens"),
                "slo.interactivity", List.of("30 tokens/s"),
                "slo.ttft", List.of("3 s"),
                "power.boundary", List.of(boundary),
                "objectives", List.of(objectives.split(", "))));
        return new StudyRequest(
                read.title(),
                read.scenarios(),
                SpaceCatalog.read("space.yaml", space),
                read.serviceLevel(),
                read.objectives());
    }

    private static StudyRequest request(String boundary) {
        return request(SPACE, "hgx-h200, hgx-b200", "output-throughput-per-megawatt, interactivity", boundary);
    }

    private static StudyResult search(StudyRequest request) {
        return new Study(request).run(SearchOptions.threads(2));
    }

    private static <T extends Flip> List<T> of(Class<T> kind, StudyResult result) {
        return Flips.of(result).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static BreakEven breakEven(StudyResult result, BreakEven.Lever lever) {
        return of(BreakEven.class, result).stream()
                .filter(even -> even.lever() == lever)
                .findFirst()
                .orElseThrow();
    }

    private static double value(StudyResult result, String machine, Metric metric) {
        return result.machines().stream()
                .filter(of -> of.id().equals(machine))
                .findFirst()
                .flatMap(MachineResult::choice)
                .map(choice -> metric.of(choice.candidate().estimate()))
                .orElseThrow();
    }

    private static Scenario withPue(Scenario scenario, double pue) {
        return new Scenario(
                scenario.model(),
                scenario.hardware(),
                scenario.workload(),
                scenario.framework(),
                scenario.settings(),
                scenario.calibration(),
                scenario.boundary(),
                OptionalDouble.of(pue),
                scenario.price());
    }

    private static Scenario withRent(Scenario scenario, double dollars) {
        Hardware machine = scenario.hardware();
        return scenario.on(new Hardware(
                machine.id(),
                machine.name(),
                machine.announced(),
                machine.accelerator(),
                machine.systemGpuCount(),
                machine.scaleUpGpuCount(),
                machine.scaleUpBytesPerSecond(),
                machine.scaleOutBytesPerSecond(),
                machine.power(),
                machine.ownedDollarsPerGpuSecond(),
                dollars,
                machine.facts()));
    }

    private static boolean is(Scenario scenario, Side side) {
        return scenario.hardware().id().equals(side.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"facility", "provisioned"})
    void atTheBreakEvenOfPueBothMachinesAreEqual(String boundary) {
        StudyRequest request = request(boundary);
        Metric first = request.objectives().get(0);
        StudyResult result = search(request);
        // A plausible value need not exist: the formula holds at any, so it is taken from the ratio of today's choices.
        BreakEven even = breakEven(result, BreakEven.Lever.PUE);
        if (even.flipValue().isPresent()) {
            StudyResult flipped = search(request.with(scenario -> is(scenario, even.winner())
                    ? withPue(scenario, even.flipValue().getAsDouble())
                    : scenario));
            assertThat(value(flipped, even.winner().id(), first)
                            / value(flipped, even.rival().id(), first))
                    .isCloseTo(1, within(1e-9));
        } else {
            StudyResult worst = search(request.with(
                    scenario -> is(scenario, even.winner()) ? withPue(scenario, even.mostValue()) : scenario));
            assertThat(worst.winner().orElseThrow().id())
                    .isEqualTo(even.winner().id());
        }
    }

    @Test
    void atTheBreakEvenOfThePriceBothMachinesCostTheSame() {
        StudyRequest request = request(SPACE, "hgx-h200, hgx-b200", "cost-per-million-tokens, interactivity", "board");
        StudyResult result = search(request);
        BreakEven even = breakEven(result, BreakEven.Lever.PRICE);
        assertThat(even.winner().id()).isEqualTo(result.winner().orElseThrow().id());
        double flip = even.flipValue().orElse(even.mostValue());
        StudyResult flipped =
                search(request.with(scenario -> is(scenario, even.winner()) ? withRent(scenario, flip) : scenario));
        double ratio = value(flipped, even.winner().id(), Metric.COST_PER_MILLION_TOKENS)
                / value(flipped, even.rival().id(), Metric.COST_PER_MILLION_TOKENS);
        if (even.flipValue().isPresent()) {
            assertThat(ratio).isCloseTo(1, within(1e-9));
        } else {
            assertThat(ratio).isLessThan(1);
        }
    }

    /** The best of a machine's kept candidates if all times are longer by a factor and boards draw more by another. */
    private static double disturbed(
            StudyRequest request, Panorama panorama, Metric metric, double longer, double wattsFactor) {
        double best = 0;
        for (Candidate candidate : panorama.points()) {
            if (candidate.estimate().performance().tpotSeconds() * longer
                    <= request.serviceLevel().plannedTpotSeconds() * (1 + 1e-12)) {
                double exponent = metric.elasticity(candidate.uncertainty(), candidate.estimate())
                        .timeExponent();
                PowerBoundary boundary = candidate.estimate().boundary();
                double share = boundary == PowerBoundary.BOARD
                        ? 1
                        : candidate.uncertainty().boardShareFraction();
                double value =
                        metric.of(candidate.estimate()) * Math.pow(longer, exponent) / (1 + share * (wattsFactor - 1));
                best = Math.max(best, value);
            }
        }
        return best;
    }

    @ParameterizedTest
    @ValueSource(strings = {"facility", "board", "server"})
    void errorsFlipTheChoiceAtTheirBreakEvenAndNotBefore(String boundary) {
        StudyRequest request = request(boundary);
        Metric first = request.objectives().get(0);
        StudyResult result = search(request);
        String winner = result.winner().orElseThrow().id();
        for (BreakEven even : of(BreakEven.class, result)) {
            boolean time = even.lever() == BreakEven.Lever.TIME;
            if (time || even.lever() == BreakEven.Lever.BOARD_WATTS) {
                assertThat(even.winner().id()).isEqualTo(winner);
                assertThat(even.sigmaFraction()).isPositive();
                MachineResult machine = result.winner().orElseThrow();
                Panorama panorama = Panorama.of(request, machine, Integer.MAX_VALUE);
                double rival = value(result, even.rival().id(), first);
                double flip = even.flipValue().orElse(even.mostValue());
                double before = flip * (1 - 1e-6);
                double after = flip * (1 + 1e-6);
                assertThat(disturbed(request, panorama, first, time ? before : 1, time ? 1 : before))
                        .isGreaterThan(rival);
                if (even.flipValue().isPresent()) {
                    assertThat(disturbed(request, panorama, first, time ? after : 1, time ? 1 : after))
                            .isLessThan(rival);
                }
            }
        }
    }

    @Test
    void contestsOfPricesAndBoundariesAreThoseOfWholeSearches() {
        StudyRequest request = request("facility");
        StudyResult result = search(request);
        int seen = 0;
        for (Contest contest : of(Contest.class, result)) {
            if (contest.circumstance() == Contest.Circumstance.PRICE) {
                PriceBasis basis = PriceBasis.byId().get(contest.label());
                StudyRequest other = new StudyRequest(
                        request.title(),
                        request.with(scenario -> scenario.with(basis)).scenarios(),
                        request.space(),
                        request.serviceLevel(),
                        List.of(Metric.COST_PER_MILLION_TOKENS, Metric.INTERACTIVITY));
                equal(contest, search(other), 1e-9);
                seen++;
            } else if (contest.circumstance() == Contest.Circumstance.POWER_BOUNDARY) {
                StudyRequest other = new StudyRequest(
                        request.title(),
                        request.scenarios(),
                        request.space(),
                        request.serviceLevel(),
                        List.of(contest.metric(), Metric.INTERACTIVITY));
                equal(contest, search(other), 1e-9);
                seen++;
            }
        }
        assertThat(seen).isEqualTo(6);
    }

    private static void equal(Contest contest, StudyResult whole, double tolerance) {
        assertThat(contest.winner().orElseThrow().side().id())
                .isEqualTo(whole.winner().orElseThrow().id());
        for (Contest.Standing standing : contest.standings()) {
            double best = value(whole, standing.side().id(), contest.metric());
            assertThat(standing.value()).as(contest.label()).isCloseTo(best, within(tolerance * best));
        }
        assertThat(contest.leadRatio().orElseThrow()).isGreaterThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {SPACE, POOLS})
    void otherLengthsAreNoBetterThanAWholeSearchFindsAndTheSameLengthIsTheChoice(String space) {
        StudyRequest request =
                request(space, "hgx-h200, hgx-b200", "output-throughput-per-megawatt, interactivity", "facility");
        Metric first = request.objectives().get(0);
        StudyResult result = search(request);
        LayoutSweeps same = LayoutSweeps.of(request);
        for (MachineResult machine : result.machines()) {
            Choice choice = machine.choice().orElseThrow();
            assertThat(first.of(same.best(machine, choice.candidate(), first)
                            .orElseThrow()
                            .estimate()))
                    .isEqualTo(first.of(choice.candidate().estimate()));
            assertThat(same.again(machine, choice.candidate()).estimate())
                    .isEqualTo(choice.candidate().estimate());
        }
        int seen = 0;
        for (Contest contest : of(Contest.class, result)) {
            if (contest.circumstance().frontLayoutsOnly() && contest.factor() != 0.25) {
                boolean prompt = contest.circumstance() == Contest.Circumstance.PROMPT_LENGTH;
                StudyResult whole = search(request.with(scenario -> scenario.with(new Workload(
                        2000 * (prompt ? contest.factor() : 1),
                        500 * (prompt ? 1 : contest.factor()),
                        scenario.workload().meanLengthFraction(),
                        0,
                        false))));
                for (Contest.Standing standing : contest.standings()) {
                    double best = value(whole, standing.side().id(), first);
                    assertThat(standing.value()).isBetween(0.7 * best, best * (1 + 1e-9));
                    seen++;
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void rangesOfLimitsHaveTheWinnersOfWholeSearches() {
        StudyRequest request = request("facility");
        LimitRanges ranges = of(LimitRanges.class, search(request)).get(0);
        double above = 0;
        for (LimitRanges.Range range : ranges.ranges()) {
            assertThat(range.aboveTokensPerSecond()).isEqualTo(above);
            above = range.toTokensPerSecond();
            double middle = (range.aboveTokensPerSecond() + range.toTokensPerSecond()) / 2;
            for (double limit : new double[] {middle, range.toTokensPerSecond() * (1 - 1e-9)}) {
                StudyResult limited = search(new StudyRequest(
                        request.title(),
                        request.scenarios(),
                        request.space(),
                        new ServiceLevel(
                                request.serviceLevel().ttftSeconds(),
                                1 / limit,
                                request.serviceLevel().safetyMarginFraction()),
                        request.objectives()));
                assertThat(limited.winner().orElseThrow().id())
                        .isEqualTo(range.winner().id());
            }
        }
        assertThat(above).isPositive();
    }

    @Test
    void layoutsCompeteOnASingleMachine() {
        StudyRequest request = request(SPACE, "hgx-h200", "output-throughput-per-megawatt, interactivity", "facility");
        StudyResult result = search(request);
        Choice choice = result.winner().orElseThrow().choice().orElseThrow();
        List<Flip> flips = Flips.of(result);
        BreakEven even = breakEven(result, BreakEven.Lever.TIME);
        assertThat(even.winner().id()).isEqualTo(choice.candidate().deployment().layoutLabel());
        assertThat(even.rival().id())
                .isEqualTo(choice.runnerUp().orElseThrow().deployment().layoutLabel());
        assertThat(flips)
                .noneMatch(flip -> flip instanceof BreakEven other
                        && (other.lever() == BreakEven.Lever.PUE || other.lever() == BreakEven.Lever.PRICE));
        Contest today = of(Contest.class, result).stream()
                .filter(Contest::today)
                .findFirst()
                .orElseThrow();
        assertThat(today.winner().orElseThrow().side()).isEqualTo(even.winner());
        assertThat(today.flips(even.winner())).isFalse();
    }

    @Test
    void whereNobodyServesNothingFlips() {
        StudyRequest request = request("facility");
        StudyRequest impossible = new StudyRequest(
                request.title(), request.scenarios(), request.space(), new ServiceLevel(3, 1e-6), request.objectives());
        assertThat(Flips.of(search(impossible))).isEmpty();
        assertThat(Stream.of(BreakEven.Lever.values()).map(BreakEven.Lever::label))
                .doesNotHaveDuplicates();
    }
}
