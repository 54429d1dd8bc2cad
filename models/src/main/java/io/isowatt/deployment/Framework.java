package io.isowatt.deployment;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A serving framework. */
public enum Framework {
    TENSORRT_LLM("tensorrt-llm", "TensorRT-LLM"),
    VLLM("vllm", "vLLM"),
    SGLANG("sglang", "SGLang");

    private final String id;
    private final String displayName;

    Framework(String id, String displayName) {
        this.id = id;
        this.displayName = displayName;
    }

    /** The name in files: {@code tensorrt-llm}. */
    public String id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public static Map<String, Framework> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(Framework::id, Function.identity()));
    }
}
