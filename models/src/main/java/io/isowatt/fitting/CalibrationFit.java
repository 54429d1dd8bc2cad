package io.isowatt.fitting;

import io.isowatt.calibration.Calibration;
import io.isowatt.calibration.CalibrationReader;
import io.isowatt.calibration.CalibrationWriter;
import io.isowatt.calibration.FittedNumber;
import io.isowatt.catalog.Fact;
import io.isowatt.measured.PowerRow;
import io.isowatt.measured.ServingRow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Fits a calibration in three parts: launch latencies from kernel tables; then the constants that serving tells, with
 * priors at what kernel tables say of them, or at the values begun from where they say nothing; then board watts.
 * Constants that no measurement tells stay, and so do hand-set ones.
 */
public final class CalibrationFit {

    private static final String LAUNCH = "launch-latency.";
    private static final int MOST_ITERATIONS = 40;

    private final CalibrationData data;
    private final CalibrationWriter writer;
    private final int threads;
    private final List<ServingRow> servingRows;
    private final List<Observation> observations;
    private final List<PowerRow> powerRows;
    private final Map<String, FittedNumber> fitted = new LinkedHashMap<>();

    /**
     * Describes a fit.
     *
     * @param writer has the calibration to begin from
     * @param threads the result does not depend on it
     */
    public CalibrationFit(CalibrationData data, CalibrationWriter writer, int threads) {
        this.data = data;
        this.writer = writer;
        this.threads = threads;
        this.servingRows = data.servingRows();
        this.observations = data.observations();
        this.powerRows = data.powerRows();
    }

    /** How far {@code done} counts in {@link #run}. */
    public long stepCount() {
        return data.kernels().groups().size() + LeaveOut.count(servingRows) + 2L;
    }

    /**
     * Fits.
     *
     * @param id name of the new calibration
     * @param date of the new calibration, as it is to be written
     * @param origin where the measurements come from, for the sources; empty for their tables' names
     * @param done counts finished steps
     */
    public CalibrationReport run(String id, String date, String origin, AtomicLong done) {
        Calibration start = writer.before();
        Map<String, KernelConclusions.Estimate> kernels =
                data.kernels().conclusions(start.kernels(), threads, done).estimates();
        keep(start);
        launches(start, kernels, origin);
        Map<String, Double> launchValues = new HashMap<>();
        fitted.forEach((path, number) -> launchValues.put(path, number.value()));
        Calibration base = start.with(launchValues);
        List<LeaveOut> leaveOuts = List.of();
        if (!observations.isEmpty()) {
            Map<String, Double> priors = new HashMap<>();
            kernels.forEach((path, estimate) -> priors.put(path, estimate.value()));
            ServingFit fit =
                    ServingFit.of(observations, base, movable(FitParameter.ofServing(), start), priors, threads);
            fitted.putAll(fit.numbers(servingSource(origin)));
            done.incrementAndGet();
            leaveOuts = LeaveOut.all(fit, servingRows, threads, done);
        }
        power(start, origin);
        done.incrementAndGet();
        return report(id, date, leaveOuts);
    }

    /** Fitted constants are those whose kind is not {@code assumed}. */
    private static List<FitParameter> movable(List<FitParameter> parameters, Calibration start) {
        Set<String> free = start.facts().stream()
                .filter(fact -> fact.kind() != Fact.Kind.ASSUMED)
                .map(Fact::name)
                .collect(Collectors.toSet());
        return parameters.stream().filter(p -> free.contains(p.path())).toList();
    }

    /** At first everything that could move stays as it is. */
    private void keep(Calibration start) {
        Set<String> known = new TreeSet<>();
        movable(FitParameter.ofServing(), start).forEach(p -> known.add(p.path()));
        movable(FitParameter.ofPower(), start).forEach(p -> known.add(p.path()));
        for (Fact fact : start.facts()) {
            boolean launch = fact.name().startsWith(LAUNCH) && fact.kind() != Fact.Kind.ASSUMED;
            if (launch || known.contains(fact.name())) {
                fitted.put(fact.name(), FittedNumber.kept(fact.value(), fact.source()));
            }
        }
    }

    private void launches(Calibration start, Map<String, KernelConclusions.Estimate> kernels, String origin) {
        for (Fact fact : start.facts()) {
            KernelConclusions.Estimate estimate = kernels.get(fact.name());
            if (estimate != null && fact.name().startsWith(LAUNCH) && fitted.containsKey(fact.name())) {
                String source = "fits launch + reading + computing + routing to fused-expert kernel tables"
                        + (origin.isEmpty() ? "" : " (" + origin + ")")
                        + ": "
                        + String.join(", ", estimate.machines());
                fitted.put(
                        fact.name(),
                        new FittedNumber(estimate.value(), estimate.sampleCount(), estimate.errorFraction(), source));
            }
        }
    }

    private String servingSource(String origin) {
        Set<String> chips = new TreeSet<>();
        observations.forEach(
                seen -> chips.add(seen.plan().hardware().accelerator().name()));
        long others = observations.size() - (long) servingRows.size();
        return "robust fit on " + servingRows.size() + " closed-loop serving measurements"
                + (others == 0 ? "" : " and, with less weight, " + others + " of full load")
                + (origin.isEmpty() ? "" : " (" + origin + ")")
                + ": " + String.join(", ", chips);
    }

    private void power(Calibration start, String origin) {
        List<FitParameter> parameters = FitParameter.ofPower();
        if (powerRows.isEmpty() || movable(parameters, start).size() < parameters.size()) {
            return;
        }
        double[] weights = new double[powerRows.size()];
        Arrays.fill(weights, 1);
        Map<String, Double> numbers = start.numbers();
        double[] values = parameters.stream()
                .mapToDouble(p -> p.clamp(numbers.getOrDefault(p.path(), p.least())))
                .toArray();
        RobustFit.Solution solution = new RobustFit(
                        new PowerErrors(powerRows, start.power()),
                        weights,
                        parameters,
                        ServingFit.PRIOR_STRENGTH,
                        threads)
                .solve(values, values, MOST_ITERATIONS);
        Set<String> chips = new TreeSet<>();
        powerRows.forEach(row -> chips.add(row.hardware().accelerator().name()));
        String source = "robust fit on " + powerRows.size() + " serving measurements of board watts"
                + (origin.isEmpty() ? "" : " (" + origin + ")")
                + ": " + String.join(", ", chips);
        for (int p = 0; p < values.length; p++) {
            fitted.put(
                    parameters.get(p).path(),
                    ServingFit.number(solution.estimates().get(p), source));
        }
    }

    private CalibrationReport report(String id, String date, List<LeaveOut> leaveOuts) {
        CalibrationReports reports = new CalibrationReports(data, writer.before(), fitted);
        String draft = writer.write(id, date, List.of(), fitted);
        Calibration after = CalibrationReader.read("calibration.yaml", draft);
        List<CalibrationReport.Change> changes = reports.changes(after);
        List<String> header = new ArrayList<>();
        header.add(
                "The fitted constants of the performance model: one set for all GPUs, as fractions of data-sheet peaks.");
        header.addAll(reports.header(changes));
        return new CalibrationReport(
                writer.write(id, date, header, fitted),
                after,
                reports.tables(),
                changes,
                reports.constants(after),
                leaveOuts);
    }
}
