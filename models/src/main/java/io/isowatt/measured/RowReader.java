package io.isowatt.measured;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.Pool;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;
import io.isowatt.workload.Workload;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes rows of cells, table by table. */
final class RowReader {

    private static final int PREFILL_CHUNK_TOKENS = 8192;

    /** Prompt tokens by task, which the power table does not tell: text as in POWER.md, the others rough guesses. */
    private static final Map<String, Double> TEXT_PROMPT_TOKENS =
            Map.of("lm-arena-chat", 200.0, "gpqa", 250.0, "sourcegraph-fim", 1200.0);

    private static final Map<String, Double> OTHER_PROMPT_TOKENS = Map.of("image-chat", 1500.0, "video-chat", 4000.0);

    private static final double UNKNOWN_TASK_PROMPT_TOKENS = 500;

    private RowReader() {}

    /** A row of {@link TableKind#SERVING}. */
    static MeasuredRow serving(RowCells cells) {
        Optional<Framework> framework = cells.framework();
        Optional<LanguageModel> model = cells.model();
        Optional<Hardware> hardware = cells.hardware();
        Optional<Precision> weights = cells.precision("weight_precision", model);
        double promptTokens = cells.required("isl");
        double outputTokens = cells.required("osl");
        double clients = cells.required("concurrency");
        int dp = cells.count("attention_dp", 1);
        int pp = cells.count("pipeline_parallel", 1);
        int gpus = cells.count("gpus", cells.count("attention_tp", 1) * dp * pp);
        Optional<Layout> layout = layout(cells, weights, gpus, pp, dp, cells.count("expert_parallel", 1));
        LoadProtocol protocol = LoadProtocol.of(cells.text("protocol"));
        Latency measured = cells.latency("");
        Latency peer = cells.latency("peer_");
        if (promptTokens < 1 || outputTokens < 1) {
            cells.refuse("The prompt or the output is shorter than a token.");
        }
        Optional<UnansweredRow> unanswered = cells.unanswered();
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        return new ServingRow(
                cells.source(),
                protocol,
                framework.orElseThrow(),
                cells.text("model"),
                model.orElseThrow(),
                cells.text("hardware"),
                hardware.orElseThrow(),
                layout.orElseThrow(),
                new Workload(promptTokens, outputTokens, protocol.meanLengthFraction(), 0, protocol.equalLengths()),
                clients,
                measured,
                cells.flag("mtp_suspect"),
                cells.flag("defect"),
                peer);
    }

    /** A row of {@link TableKind#POWER}, measured with vLLM unless a column says otherwise. */
    static MeasuredRow power(RowCells cells) {
        Optional<Framework> framework =
                cells.text("framework").isEmpty() ? Optional.of(Framework.VLLM) : cells.framework();
        Optional<LanguageModel> model = cells.model();
        Optional<Hardware> hardware = cells.hardware();
        Optional<Precision> weights = cells.precision("weight_precision", model);
        String task = cells.text("task");
        boolean textOnly = TEXT_PROMPT_TOKENS.containsKey(task) || !OTHER_PROMPT_TOKENS.containsKey(task);
        double promptTokens = cells.number("isl")
                .orElse(TEXT_PROMPT_TOKENS.getOrDefault(
                        task, OTHER_PROMPT_TOKENS.getOrDefault(task, UNKNOWN_TASK_PROMPT_TOKENS)));
        double outputTokens = cells.required("avg_output_len");
        double limit = cells.required("max_num_seqs");
        int dp = cells.count("data_parallel", 1);
        Optional<Layout> layout = layout(
                        cells, weights, cells.count("gpus", 1), 1, dp, cells.count("expert_parallel", 1))
                .map(RowReader::withWideCache);
        Optional<UnansweredRow> unanswered = cells.unanswered();
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        return new PowerRow(
                cells.source(),
                task,
                textOnly,
                framework.orElseThrow(),
                cells.text("model"),
                model.orElseThrow(),
                cells.text("hardware"),
                hardware.orElseThrow(),
                layout.orElseThrow(),
                promptTokens,
                Math.max(outputTokens, 1),
                limit,
                cells.number("avg_batch_size"),
                cells.seconds("median_itl_ms"),
                cells.number("output_tps"),
                cells.number("avg_power_watts_per_gpu"),
                cells.number("energy_per_output_token_j"));
    }

    /** A row of {@link TableKind#OFFLINE}. */
    static MeasuredRow offline(RowCells cells) {
        Optional<Framework> framework = cells.framework();
        Optional<LanguageModel> model = cells.model();
        Optional<Hardware> hardware = cells.hardware();
        Optional<Precision> weights = cells.precision("precision", model);
        double promptTokens = cells.required("isl");
        double outputTokens = cells.required("osl");
        int pp = cells.count("pp", 1);
        int dp = cells.count("attention_dp", 1);
        int gpus = cells.count("gpus", cells.count("tp", 1) * pp * dp);
        Optional<Layout> layout = layout(cells, weights, gpus, pp, dp, cells.count("ep", 1));
        Optional<UnansweredRow> unanswered = cells.unanswered();
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        return new OfflineRow(
                cells.source(),
                framework.orElseThrow(),
                cells.text("model"),
                model.orElseThrow(),
                cells.text("hardware"),
                hardware.orElseThrow(),
                layout.orElseThrow(),
                promptTokens,
                outputTokens,
                cells.text("batch").equalsIgnoreCase("max load") ? OptionalDouble.empty() : cells.number("batch"),
                cells.number("output_tps_per_gpu"));
    }

    /** A row of {@link TableKind#SPLIT_SERVING}; without a load label, as many clients as the decode pool batches. */
    static MeasuredRow split(RowCells cells) {
        Optional<Framework> framework = cells.framework();
        Optional<LanguageModel> model = cells.model();
        Optional<Hardware> hardware = cells.hardware();
        Optional<Precision> weights = cells.precision("weight_precision", model);
        double promptTokens = cells.required("isl");
        double outputTokens = cells.required("osl");
        Optional<Pool> prefill = pool(cells, "prefill_", weights, hardware);
        Optional<Pool> decode = pool(cells, "decode_", weights, hardware);
        LoadProtocol protocol = LoadProtocol.of(cells.text("protocol"));
        Latency measured = cells.latency("");
        Latency peer = cells.latency("peer_");
        double batch = cells.number("decode_batch_size").orElse(Double.NaN)
                * decode.map(pool -> pool.workerCount() * pool.layout().dataDegree())
                        .orElse(1);
        double clients = cells.number("concurrency").orElse(batch);
        if (Double.isNaN(clients)) {
            cells.refuse("The row has neither a concurrency nor a decode batch.");
        }
        Optional<UnansweredRow> unanswered = cells.unanswered();
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        return new SplitRow(
                cells.source(),
                protocol,
                framework.orElseThrow(),
                model.orElseThrow(),
                prefill.orElseThrow(),
                decode.orElseThrow(),
                new Workload(promptTokens, outputTokens, protocol.meanLengthFraction(), 0, protocol.equalLengths()),
                clients,
                measured,
                cells.flag("mtp_suspect"),
                peer);
    }

    private static Optional<Pool> pool(
            RowCells cells, String prefix, Optional<Precision> weights, Optional<Hardware> hardware) {
        int tp = cells.count(prefix + "tp_size", 1);
        int dp = cells.count(prefix + "attention_dp_size", 1);
        int workers = cells.count(prefix + "num_workers", 1);
        Optional<Layout> layout = layout(cells, weights, tp * dp, 1, dp, cells.count(prefix + "moe_ep_size", 1));
        return layout.isEmpty() || hardware.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pool(hardware.get(), layout.get(), workers));
    }

    private static Optional<Layout> layout(
            RowCells cells, Optional<Precision> weights, int gpus, int pp, int dp, int ep) {
        if (weights.isEmpty()) {
            return Optional.empty();
        }
        if (gpus % (pp * dp) != 0) {
            cells.refuse(
                    "The pipeline and data degrees (" + pp + " × " + dp + ") do not divide the GPUs (" + gpus + ").");
            return Optional.empty();
        }
        if (gpus / pp % ep != 0) {
            cells.refuse("The expert degree (" + ep + ") does not divide the GPUs of a stage (" + gpus / pp + ").");
            return Optional.empty();
        }
        int cacheBytes = weights.get() == Precision.BF16 ? 2 : 1;
        return Optional.of(
                new Layout(gpus / (pp * dp), pp, dp, ep, weights.get(), false, cacheBytes, PREFILL_CHUNK_TOKENS));
    }

    private static Layout withWideCache(Layout layout) {
        return new Layout(
                layout.tensorDegree(),
                layout.pipelineDegree(),
                layout.dataDegree(),
                layout.expertDegree(),
                layout.weights(),
                layout.wideActivations(),
                2,
                layout.prefillChunkTokens());
    }
}
