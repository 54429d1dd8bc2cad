package io.isowatt.fitting;

import blue.strategic.parquet.ParquetWriter;
import io.isowatt.calibration.Calibration;
import io.isowatt.deployment.Framework;
import io.isowatt.hardware.Accelerator;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.measured.ServingRow;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Folders of measurements that a formula made. */
final class SyntheticTables {

    static final double COMPUTE_FRACTION = 0.31;
    static final double READ_FRACTION = 0.9;
    static final double ROUTED_BYTES = 12;

    private static final double SHARD_COLUMNS = Calibration.shipped().kernels().expertShardColumns();

    private record ExpertRow(long tokens, double latencyMillis) {}

    private SyntheticTables() {}

    /** Serving rows as a table. */
    static void serving(Path folder, List<ServingRow> rows) throws IOException {
        StringBuilder text = new StringBuilder("# made up\nprotocol,framework,model,hardware,weight_precision,isl,osl,"
                + "concurrency,gpus,attention_tp,attention_dp,expert_parallel,ttft_ms,tpot_ms,mtp_suspect,defect\n");
        for (ServingRow row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "inferencex,%s,%s,%s,%s,%.0f,%.0f,%.0f,%d,%d,1,1,%.9f,%.9f,0,%d%n",
                    row.framework() == Framework.VLLM ? "vllm" : "trtllm",
                    row.modelName(),
                    row.hardwareName(),
                    row.layout().weights().label(),
                    row.workload().promptTokens(),
                    row.workload().outputTokens(),
                    row.clientCount(),
                    row.layout().gpuCount(),
                    row.layout().gpuCount(),
                    row.measured().ttftSeconds().orElseThrow() * 1e3,
                    row.measured().tpotSeconds().orElseThrow() * 1e3,
                    row.source().row() == 1 ? 1 : 0));
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("serving_latency_aggregated.csv"), text);
    }

    /** A table of fused expert kernels in bf16 on one chip, of 64 experts, 4 active, hidden 4096, width 1024. */
    static void experts(Path folder, String system, String machine, String version, double launchSeconds)
            throws IOException {
        Path file = folder.resolve(system).resolve("moe/vllm").resolve(version).resolve("moe_perf.parquet");
        Files.createDirectories(file.getParent());
        Accelerator chip = HardwareCatalog.load(machine).accelerator();
        double peak = chip.peakFlopPerSecond(TensorFormat.BF16).orElseThrow();
        MessageType schema = Types.buildMessage()
                .required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("moe_dtype")
                .required(PrimitiveTypeName.INT64)
                .named("num_tokens")
                .required(PrimitiveTypeName.DOUBLE)
                .named("latency")
                .required(PrimitiveTypeName.INT64)
                .named("hidden_size")
                .required(PrimitiveTypeName.INT64)
                .named("inter_size")
                .required(PrimitiveTypeName.INT64)
                .named("topk")
                .required(PrimitiveTypeName.INT64)
                .named("num_experts")
                .required(PrimitiveTypeName.INT64)
                .named("moe_tp_size")
                .required(PrimitiveTypeName.INT64)
                .named("moe_ep_size")
                .required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("distribution")
                .named("table");
        try (ParquetWriter<ExpertRow> writer = ParquetWriter.writeFile(schema, file.toFile(), (row, to) -> {
            to.write("moe_dtype", "bfloat16");
            to.write("num_tokens", row.tokens());
            to.write("latency", row.latencyMillis());
            to.write("hidden_size", 4096L);
            to.write("inter_size", 1024L);
            to.write("topk", 4L);
            to.write("num_experts", 64L);
            to.write("moe_tp_size", 2L);
            to.write("moe_ep_size", 1L);
            to.write("distribution", "power_law_1.2");
        })) {
            double weights = 3 * 4096.0 * (1024 / 2 + SHARD_COLUMNS);
            for (long x = 1; x <= 65536; x *= 2) {
                double touched = 64 * (1 - Math.pow(1 - 4 / 64.0, (double) x));
                double seconds = launchSeconds
                        + 2 * x * 4 * weights / (peak * COMPUTE_FRACTION)
                        + touched * weights * 2 / (chip.memoryBytesPerSecond() * READ_FRACTION)
                        + 4 * x * 4096 * ROUTED_BYTES / chip.memoryBytesPerSecond();
                writer.write(new ExpertRow(x, seconds * 1e3));
            }
        }
    }
}
