package io.isowatt.report.point;

import io.isowatt.calibration.Calibration;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.report.front.DeploymentName;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.stored.StoredMachine;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.report.table.Decimal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code isowatt estimate} that gives the figures of a point again. */
public final class EstimateLine {

    private static final int DIGITS = 12;

    private static final Pattern DEGREE = Pattern.compile("(TP|PP|DP|EP)([0-9]+)");

    private final StoredResult result;
    private final StoredMachine machine;
    private final DeploymentName deployment;
    private final List<String> words = new ArrayList<>();

    private EstimateLine(StoredResult result, StoredMachine machine, FrontPoint point) {
        this.result = result;
        this.machine = machine;
        this.deployment = point.deployment();
    }

    /** Its options, each with its value: {@code --tensor-parallel 8}. */
    public static List<String> of(StoredResult result, StoredMachine machine, FrontPoint point) {
        EstimateLine line = new EstimateLine(result, machine, point);
        line.question();
        line.settings();
        line.layout();
        return line.words;
    }

    private boolean pools() {
        return deployment.serving().equals("disaggregated");
    }

    private void question() {
        put("--model", known(fact("model.id"), ModelCatalog.ids(), "config.json"));
        put("--hardware", hardware(pools() ? deployment.cell("decode_machine") : machine.id()));
        put("--framework", fact("framework"));
        put("--prompt", fact("workload.prompt_tokens"));
        put("--output", fact("workload.output_tokens"));
        share("--prefix-cache-hit", fact("workload.prefix_hit_fraction"));
        if (fact("workload.in_waves").equals("true")) {
            put("--lengths", "waves");
        } else if (!fact("workload.mean_length_fraction").equals("1")) {
            put("--lengths", "uniform");
        }
        put("--boundary", fact("power.boundary"));
        put("--pue", Decimal.of(machine.pueFraction(), DIGITS));
        put("--price", fact("price"));
        if (!fact("calibration.id").equals(Calibration.shipped().id())) {
            put("--calibration", fact("calibration.id") + ".yaml");
        }
    }

    private void settings() {
        if (!deployment.cell("draft_tokens").equals("0")) {
            put("--draft-tokens", deployment.cell("draft_tokens"));
            share("--acceptance", fact("speculation.acceptance_fraction"));
            share("--draft-cost", fact("speculation.draft_step_fraction"));
        }
        put("--receive-interval", fact("framework_options.receive_interval_steps"));
        put("--max-running", fact("framework_options.max_running"));
        String offset = fact("framework_options.ttft_offset_s");
        put("--ttft-offset", offset.isEmpty() ? "" : offset + "s");
        share("--memory-fraction", fact("framework_options.memory_fraction"));
        share("--power-cap", deployment.cell("power_cap_fraction"));
        share("--clock", deployment.cell("clock_fraction"));
    }

    private void layout() {
        put("--tensor-parallel", deployment.cell("tensor_degree"));
        degree("--pipeline-parallel", deployment.cell("pipeline_degree"));
        degree("--data-parallel-attention", deployment.cell("data_degree"));
        degree("--expert-parallel", deployment.cell("expert_degree"));
        put("--weights", deployment.cell("weights"));
        if (deployment.cell("activations").equals("bf16")) {
            put("--activations", "bf16");
        }
        put("--kv-cache", deployment.cell("kv_cache"));
        put("--prefill-chunk", deployment.cell("prefill_chunk_tokens"));
        if (pools()) {
            prefill();
            put("--concurrency", Integer.toString(deployment.clientCount()));
        } else {
            int replicas = Integer.parseInt(deployment.cell("replicas"));
            put("--concurrency", Integer.toString(deployment.clientCount() / replicas));
            degree("--replicas", Integer.toString(replicas));
        }
    }

    /** The layout of a prefill worker, from its label: degrees of 1 are left out of it. */
    private void prefill() {
        put("--prefill-workers", deployment.cell("prefill_workers"));
        put("--decode-workers", deployment.cell("decode_workers"));
        if (!deployment.cell("prefill_machine").equals(deployment.cell("decode_machine"))) {
            put("--prefill-hardware", hardware(deployment.cell("prefill_machine")));
        }
        String label = deployment.cell("prefill_layout");
        put("--prefill-tensor-parallel", degreeOf(label, "TP"));
        put("--prefill-pipeline-parallel", degreeOf(label, "PP"));
        put("--prefill-data-parallel-attention", degreeOf(label, "DP"));
        put("--prefill-expert-parallel", degreeOf(label, "EP"));
        String precision = label.substring(label.lastIndexOf(' ') + 1).replace("-A16", "");
        put("--prefill-weights", precision.toLowerCase(Locale.ROOT));
    }

    private static String degreeOf(String label, String kind) {
        Matcher degrees = DEGREE.matcher(label);
        while (degrees.find()) {
            if (degrees.group(1).equals(kind)) {
                return degrees.group(2);
            }
        }
        return "1";
    }

    private String fact(String path) {
        return result.fact(path).orElse("");
    }

    private static String hardware(String id) {
        return known(id, HardwareCatalog.ids(), "yaml");
    }

    /** An id of the catalog, or a file of that name: where it lies a result does not say. */
    private static String known(String id, List<String> ids, String ending) {
        return ids.contains(id) ? id : id + (ending.contains(".") ? "/" : ".") + ending;
    }

    private void degree(String option, String value) {
        put(option, value.equals("1") ? "" : value);
    }

    private void share(String option, String fraction) {
        boolean usual = fraction.isEmpty() || (fraction.equals("0") && option.equals("--prefix-cache-hit"));
        put(option, usual ? "" : Decimal.of(100 * Double.parseDouble(fraction), DIGITS) + "%");
    }

    private void put(String option, String value) {
        if (!value.isEmpty()) {
            words.add(option + " " + value);
        }
    }
}
