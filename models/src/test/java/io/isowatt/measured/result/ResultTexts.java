package io.isowatt.measured.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Result files in the structure of each tool, with made-up round numbers: no such run ever was. */
final class ResultTexts {

    static final String VLLM = """
            {"date": "20260101-000000", "endpoint_type": "vllm", "backend": "vllm", "label": null,
             "model_id": "meta-llama/Llama-3.1-70B-Instruct", "tokenizer_id": "meta-llama/Llama-3.1-70B-Instruct",
             "num_prompts": 200, "request_rate": "inf", "burstiness": 1.0, "max_concurrency": 16,
             "duration": 100.0, "completed": 160, "failed": 40, "total_input_tokens": 160000, "total_output_tokens": 32000,
             "request_throughput": 1.6, "request_goodput": null, "output_throughput": 320.0,
             "total_token_throughput": 1920.0, "max_output_tokens_per_s": 400.0, "max_concurrent_requests": 17,
             "mean_ttft_ms": 500.0, "median_ttft_ms": 400.0, "std_ttft_ms": 1.0, "p99_ttft_ms": 900.0,
             "mean_tpot_ms": 20.0, "median_tpot_ms": 19.0, "std_tpot_ms": 1.0, "p90_tpot_ms": 25.0,
             "mean_itl_ms": 40.0, "median_itl_ms": 40.0, "std_itl_ms": 1.0, "p99_itl_ms": 50.0}
            """;

    static final String INFERENCEX = """
            {
              "hw": "b200-trt",
              "conc": 64,
              "image": "example/image:1",
              "model": "deepseek-ai/DeepSeek-R1-0528",
              "infmax_model_prefix": "dsr1",
              "framework": "trt",
              "precision": "fp4",
              "spec_decoding": "none",
              "disagg": false,
              "isl": 8192,
              "osl": 1024,
              "is_multinode": false,
              "tp": 8,
              "ep": 8,
              "dp_attention": "true",
              "tput_per_gpu": 900.0,
              "output_tput_per_gpu": 100.0,
              "input_tput_per_gpu": 800.0,
              "mean_ttft": 1.5,
              "median_ttft": 1.0,
              "p99_ttft": 3.0,
              "mean_tpot": 0.02,
              "mean_intvty": 50.0,
              "median_tpot": 0.02,
              "mean_itl": 0.03,
              "mean_e2el": 22.0,
              "power_valid": 1,
              "avg_power_w": 600.0
            }
            """;

    static final String AIPERF = """
            {
              "schema_version": "1.0",
              "aiperf_version": "0.5.0",
              "request_throughput": {"unit": "requests/sec", "avg": 2.0},
              "request_latency": {"unit": "ms", "avg": 4000.0, "p50": 4000.0},
              "request_count": {"unit": "requests", "avg": 100.0},
              "error_request_count": {"unit": "requests", "avg": 3.0},
              "time_to_first_token": {"unit": "ms", "avg": 250.0, "p50": 200.0, "p90": 300.0, "p99": 400.0, "std": 1.0},
              "inter_token_latency": {"unit": "ms", "avg": 10.0, "p50": 9.0, "p90": 11.0, "p99": 12.0, "std": 1.0},
              "output_token_throughput": {"unit": "tokens/sec", "avg": 600.0},
              "output_sequence_length": {"unit": "tokens", "avg": 300.0},
              "input_sequence_length": {"unit": "tokens", "avg": 1000.0},
              "telemetry_data": {
                "summary": {"endpoints_configured": ["http://localhost:9401/metrics"]},
                "endpoints": {"localhost:9401": {"gpus": {
                  "gpu_0": {"gpu_index": 0, "gpu_name": "X", "metrics": {"gpu_power_usage": {"unit": "W", "avg": 400.0}}},
                  "gpu_1": {"gpu_index": 1, "gpu_name": "X", "metrics": {"gpu_power_usage": {"unit": "W", "avg": 500.0}}}
                }}}
              },
              "input_config": {
                "endpoint": {"model_names": ["Qwen/Qwen3-32B"], "streaming": true},
                "loadgen": {"concurrency": 8, "request_count": 100}
              },
              "was_cancelled": false,
              "error_summary": []
            }
            """;

    static final String GENAI_PERF = """
            {
              "request_throughput": {"unit": "requests/sec", "avg": 2.0},
              "request_count": {"unit": "count", "avg": 100.0},
              "time_to_first_token": {"unit": "ms", "avg": 250.0, "p50": 200.0, "p90": 300.0, "p99": 400.0},
              "inter_token_latency": {"unit": "ms", "avg": 10.0, "p50": 9.0, "p90": 11.0, "p99": 12.0},
              "output_token_throughput": {"unit": "tokens/sec", "avg": 600.0},
              "output_sequence_length": {"unit": "tokens", "avg": 300.0},
              "input_sequence_length": {"unit": "tokens", "avg": 1000.0},
              "telemetry_stats": {"gpu_power_usage": {"unit": "W", "gpu0": {"avg": 400.0}, "gpu1": {"avg": 500.0}}},
              "input_config": {
                "model_names": ["Qwen/Qwen3-32B"],
                "perf_analyzer": {"path": "perf_analyzer", "stimulus": {"concurrency": 8}}
              }
            }
            """;

    static final String AIPERF_CSV = """
            Metric,avg,min,max,p1,p50,p90,p99,std
            Input Sequence Length (tokens),1000.00,1000,1000,1000,1000,1000,1000,0.00
            Inter Token Latency (ms),10.00,9.00,12.00,,9.00,11.00,12.00,1.00
            Output Sequence Length (tokens),300.00,300,300,300,300,300,300,0.00
            Time to First Token (ms),250.00,100.00,400.00,,200.00,300.00,400.00,1.00

            Metric,Value
            Output Token Throughput (tokens/sec),600.00
            Request Count,100.00
            Request Throughput (requests/sec),2.00


            Endpoint,GPU_Index,GPU_Name,GPU_UUID,Metric,avg,min,max,p50
            localhost:9401,0,X,GPU-0,GPU Power Usage (W),400.00,1,2,3
            localhost:9401,1,X,GPU-1,GPU Power Usage (W),500.00,1,2,3
            localhost:9401,1,X,GPU-1,GPU Utilization (%),50.00,1,2,3
            """;

    static final String GENAI_PERF_CSV = """
            Metric,avg,min,max,p99,p95,p90,p75,p50,p25
            Time To First Token (ms),"1,250.00","1,000.00","2,000.00","1,900.00","1,800.00","1,700.00","1,600.00","1,200.00",1.00
            Inter Token Latency (ms),10.00,9.00,12.00,12.00,11.50,11.00,10.50,9.00,8.00
            Output Sequence Length,300.00,300.00,300.00,300.00,300.00,300.00,300.00,300.00,300.00
            Input Sequence Length,"1,000.00","1,000.00","1,000.00","1,000.00","1,000.00","1,000.00","1,000.00","1,000.00",1.00

            Metric,Value
            Output Token Throughput (per sec),600.00
            Request Throughput (per sec),2.00
            """;

    private ResultTexts() {}

    /** A GuideLLM report from version 0.4 with one benchmark for each strategy. */
    static String guideLlm(String... strategies) {
        return """
                {"metadata": {"version": 1, "guidellm_version": "0.5.0"},
                 "args": {"target": "http://localhost:8000", "model": "Qwen/Qwen3-32B"},
                 "benchmarks": [
                """
                + String.join(
                        ",\n",
                        List.of(strategies).stream()
                                .map(strategy -> guideLlmBenchmark("\"config\": {\"strategy\": " + strategy + "}"))
                                .toList())
                + "]}\n";
    }

    /** A GuideLLM report of version 0.2 or 0.3, which keeps strategy, counts and model elsewhere. */
    static String earlyGuideLlm() {
        return "{\"benchmarks\": [" + guideLlmBenchmark("""
                        "args": {"strategy": {"type_": "concurrent", "streams": 4}},
                        "run_stats": {"requests_made": {"successful": 90, "incomplete": 8, "errored": 2, "total": 100}},
                        "worker": {"type_": "generative_requests_worker", "backend_model": "Qwen/Qwen3-32B"}
                        """).replaceFirst("\"request_totals\": \\{[^}]*},", "") + "]}";
    }

    private static String guideLlmBenchmark(String settings) {
        return """
                {"type_": "generative_benchmark", %s,
                 "metrics": {
                  "request_totals": {"successful": 90, "incomplete": 8, "errored": 2, "total": 100},
                  "request_concurrency": {"total": {"mean": 12.5}, "successful": {"mean": 12.0}},
                  "prompt_token_count": {"successful": {"mean": 1000.0}, "total": {"mean": 7.0}},
                  "output_token_count": {"successful": {"mean": 300.0}, "total": {"mean": 7.0}},
                  "time_to_first_token_ms": {"successful": {"mean": 250.0, "median": 200.0,
                    "percentiles": {"p50": 200.0, "p90": 300.0, "p99": 400.0}}},
                  "time_per_output_token_ms": {"successful": {"mean": 77.0, "median": 77.0}},
                  "inter_token_latency_ms": {"successful": {"mean": 10.0, "median": 9.0,
                    "percentiles": {"p50": 9.0, "p90": 11.0, "p99": 12.0}}},
                  "output_tokens_per_second": {"successful": {"mean": 550.0}, "total": {"mean": 600.0}}},
                 "requests": {"successful": [{"request_id": "1", "output": "text"}]}}
                """.formatted(settings);
    }

    /** The results in a file of such a text, under a name that tells nothing. */
    static List<BenchmarkResult> read(Path folder, String text) throws IOException {
        return BenchmarkResults.read(write(folder, "some.file", text));
    }

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
