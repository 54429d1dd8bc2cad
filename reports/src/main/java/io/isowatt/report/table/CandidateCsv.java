package io.isowatt.report.table;

import io.isowatt.deployment.Deployment;
import io.isowatt.estimate.Metric;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.front.DeploymentCells;
import io.isowatt.study.CandidateBlock;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyResult;
import io.isowatt.uncertainty.Elasticity;
import io.isowatt.uncertainty.LayoutUncertainty;
import io.isowatt.uncertainty.Uncertainty;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every feasible candidate of every machine as CSV, streamed: 150,000 rows are 20 MB. */
public final class CandidateCsv {

    private static final int DIGITS = 6;
    private static final int SIGMA_DIGITS = 3;
    private static final byte[] NO_SIGMAS = {',', ','};
    private static final int BUFFER_BYTES = 1 << 16;

    private final List<Metric> further;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final OutputStream out;
    private int filled;

    private CandidateCsv(List<Metric> further, OutputStream out) {
        this.further = further;
        this.out = out;
    }

    /** Writes the candidates of a study, machine by machine, layout by layout, by growing concurrency. */
    public static void write(StudyResult result, OutputStream out) throws IOException {
        List<Metric> further = new ArrayList<>(result.request().objectives());
        further.removeAll(List.of(
                Metric.INTERACTIVITY,
                Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT,
                Metric.COST_PER_MILLION_TOKENS,
                Metric.TTFT,
                Metric.GPUS));
        CandidateCsv csv = new CandidateCsv(further, out);
        csv.header();
        for (MachineResult machine : result.machines()) {
            String id = machine.id();
            List<Metric> objectives = result.request().objectives();
            int[] places = further.stream().mapToInt(objectives::indexOf).toArray();
            for (CandidateBlock block : machine.candidates()) {
                csv.block(quoted(id), machine.common().boundary(), block, places);
            }
        }
        csv.flush();
    }

    private void header() throws IOException {
        StringBuilder names = new StringBuilder("machine," + String.join(",", DeploymentCells.NAMES)
                + ",power_boundary,rank,concurrency,"
                + "ttft_s,tpot_s,interactivity_tokens_per_second_per_user,output_tokens_per_second,"
                + "board_watts_per_gpu,power_watts,output_tokens_per_second_per_megawatt,"
                + "dollars_per_million_output_tokens,interactivity_sigma,"
                + "output_tokens_per_second_per_megawatt_sigma");
        further.forEach(metric -> names.append(',').append(metric.column()));
        text(names.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private void block(String machine, PowerBoundary boundary, CandidateBlock block, int[] places) throws IOException {
        Optional<LayoutUncertainty> uncertainty = block.uncertainty();
        byte[] shared = uncertainty.isPresent() ? start(machine, boundary, block.deployment(0)) : new byte[0];
        for (int i = 0; i < block.size(); i++) {
            text(uncertainty.isPresent() ? shared : start(machine, boundary, block.deployment(i)));
            whole(block.rank(i));
            whole(block.clientCount(i));
            number(block.ttftSeconds(i), DIGITS);
            number(block.tpotSeconds(i), DIGITS);
            number(1 / block.tpotSeconds(i), DIGITS);
            double tokensPerSecond = block.outputTokensPerSecond(i);
            number(tokensPerSecond, DIGITS);
            number(block.boardWattsPerGpu(i), DIGITS);
            number(block.watts(i), DIGITS);
            number(tokensPerSecond / (block.watts(i) / 1e6), DIGITS);
            number(block.dollarsPerMillionOutputTokens(i), DIGITS);
            if (uncertainty.isPresent()) {
                sigmas(uncertainty.get(), boundary, block, i);
            } else {
                text(NO_SIGMAS);
            }
            for (int place : places) {
                number(block.objective(i, place), DIGITS);
            }
            ensure(1);
            buffer[filled++] = '\n';
        }
    }

    private void sigmas(LayoutUncertainty uncertainty, PowerBoundary boundary, CandidateBlock block, int i)
            throws IOException {
        number(uncertainty.totalFraction(Elasticity.TIME), SIGMA_DIGITS);
        double clients = (double) block.clientCount(i) / block.replicaCount();
        Uncertainty at = uncertainty.at(clients, block.boardWattsPerGpu(i));
        number(uncertainty.totalFraction(at.energy(boundary)), SIGMA_DIGITS);
    }

    private static byte[] start(String machine, PowerBoundary boundary, Deployment deployment) {
        return (machine + ',' + String.join(",", DeploymentCells.of(deployment)) + ',' + boundary.id())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private void number(double value, int digits) throws IOException {
        ensure(Decimal.MOST_BYTES + 2);
        buffer[filled++] = ',';
        filled = Decimal.write(value, digits, buffer, filled);
    }

    private void whole(long value) throws IOException {
        ensure(Decimal.MOST_BYTES);
        buffer[filled++] = ',';
        filled = Decimal.whole(value, buffer, filled);
    }

    private void text(byte[] bytes) throws IOException {
        if (bytes.length > buffer.length) {
            flush();
            out.write(bytes);
            return;
        }
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    private void ensure(int byteCount) throws IOException {
        if (filled + byteCount > buffer.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }
}
