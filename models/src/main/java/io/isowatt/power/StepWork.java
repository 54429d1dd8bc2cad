package io.isowatt.power;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Accelerator;
import io.isowatt.hardware.Generation;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.llm.Attention;
import io.isowatt.llm.FeedForward;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.LayerGroup;
import io.isowatt.llm.Precision;

import java.util.ArrayList;
import java.util.List;

/**
 * What one GPU moves and computes in a decode step, in closed form, as coefficients of the batch.
 *
 * <pre>
 * Q = W_att·β/G' + (W_ffn·β + 2·V·h)/G + W_exp1·hit·β_e/G + KV + 16·B·L·h
 * F = 2·W_att·max(b,16)/G' + 2·(W_ffn + V·h)·max(B,16)/G + 2·W_exp1/G·hit·max(B·k/hit, R) + attention
 * hit = E·(1 − (1 − k/E)^B)
 * </pre>
 *
 * B sequences of the engine (of one micro-batch with pipeline stages), b = B/dp of a rank, G GPUs of a stage,
 * G' = G/dp. With speculation each sequence has r rows: B·r stands for B but in KV and 16·B·L·h; drafts are left out.
 */
public final class StepWork {

    private static final double LEAST_ROWS = 16;

    private final double dataDegree;
    private final double fixedBytes;
    private final double bytesPerSequence;
    private final double cacheBytesPerRankSequence;
    private final double attentionFlopPerRow;
    private final double denseFlopPerRow;
    private final double cacheFlopPerRow;
    private final List<Experts> experts = new ArrayList<>();
    private final double tileRows;
    private final double peakFlopPerSecond;

    private record Experts(double expertCount, double activeCount, double weightCount, double bytes) {}

    /**
     * Sums up the layers of a model on a layout.
     *
     * @param contextTokens tokens that one sequence has cached on average
     * @param tileRows rows issued per expert tile (R)
     */
    public StepWork(LanguageModel model, Accelerator chip, Layout layout, double contextTokens, double tileRows) {
        this.tileRows = tileRows;
        this.dataDegree = layout.dataDegree();
        this.peakFlopPerSecond = peak(chip, layout);
        double tp = layout.tensorDegree();
        double G = layout.stageGpuCount();
        int h = model.hiddenSize();
        Precision weights = layout.weights();
        double attentionBeta = model.rule().attention(weights).bytesPerWeight();
        double sharedBeta = model.rule().shared(weights).bytesPerWeight();
        double denseBeta = model.hasExperts() ? sharedBeta : weights.bytesPerWeight();
        double headCount = (double) model.vocabularySize() * h;
        double bytes = 2 * headCount / G;
        double cache = 0;
        double attentionWeights = 0;
        double denseWeights = headCount;
        double attention = 0;
        for (LayerGroup group : model.layers()) {
            double layers = group.layerCount();
            Attention mixer = group.attention();
            double w = layers * mixer.weightCount(h);
            attentionWeights += w;
            bytes += w * attentionBeta / tp;
            cache += layers * cacheBytes(mixer, layout, contextTokens);
            attention += layers * attentionFlop(mixer, contextTokens);
            if (group.feedForward() instanceof FeedForward.Dense dense) {
                denseWeights += layers * dense.weightCount();
                bytes += layers * dense.weightCount() * denseBeta / G;
            } else if (group.feedForward() instanceof FeedForward.MixtureOfExperts moe) {
                denseWeights += layers * moe.sharedWeightCount();
                bytes += layers * moe.sharedWeightCount() * sharedBeta / G;
                double perGpu = layers * moe.expertWeightCount() / G;
                experts.add(
                        new Experts(moe.expertCount(), moe.activeCount(), perGpu, perGpu * weights.bytesPerWeight()));
            }
        }
        this.fixedBytes = bytes;
        this.bytesPerSequence = 16.0 * model.layerCount() * h;
        this.cacheBytesPerRankSequence = cache;
        this.attentionFlopPerRow = 2 * attentionWeights / tp;
        this.denseFlopPerRow = 2 * denseWeights / G;
        this.cacheFlopPerRow = attention / G;
    }

    private static double cacheBytes(Attention mixer, Layout layout, double contextTokens) {
        if (mixer instanceof Attention.LinearRecurrence recurrence) {
            return 4.0 * recurrence.stateElementCount() / layout.tensorDegree();
        }
        return mixer.cachedElementsPerToken(layout.tensorDegree())
                * layout.cacheBytesPerElement()
                * attendedTokens(mixer, contextTokens);
    }

    private static double attentionFlop(Attention mixer, double contextTokens) {
        double flop = mixer.decodeFlopPerCachedToken(1) > 0
                ? mixer.decodeFlopPerCachedToken(1)
                : mixer.prefillFlopPerTokenPair(1);
        return flop * attendedTokens(mixer, contextTokens);
    }

    private static double attendedTokens(Attention mixer, double contextTokens) {
        if (mixer instanceof Attention.SlidingWindow window) {
            return Math.min(contextTokens, (double) window.windowTokens());
        }
        return mixer instanceof Attention.SparseLatent sparse
                ? Math.min(contextTokens, (double) sparse.selectedTokens())
                : contextTokens;
    }

    /** Weight-only four-bit formats compute in bf16; NVFP4 takes the fp4 unit where there is one. */
    private static double peak(Accelerator chip, Layout layout) {
        double bf16 = chip.bf16FlopPerSecond();
        if (layout.wideActivations()) {
            return bf16;
        }
        return switch (layout.weights()) {
            case BF16, INT4 -> bf16;
            case FP8 -> chip.peakFlopPerSecond(TensorFormat.FP8).orElse(bf16);
            case NVFP4 -> fourBit(chip, chip.multipliesNvfp4());
            case MXFP4 -> fourBit(chip, chip.multipliesMxfp4());
        };
    }

    private static double fourBit(Accelerator chip, boolean multiplied) {
        return multiplied ? chip.peakFlopPerSecond(TensorFormat.FP4).orElseThrow() : chip.bf16FlopPerSecond();
    }

    /** Rows issued per expert tile, a property of the kernel. */
    public static double tileRows(
            PowerConstants constants, LanguageModel model, Accelerator chip, Layout layout, Framework framework) {
        Precision weights = layout.weights();
        if ((weights == Precision.MXFP4 || weights == Precision.NVFP4) && chip.has(TensorFormat.FP4)) {
            return constants.fp4ExpertTileRows();
        }
        boolean hopper = chip.generation() == Generation.HOPPER;
        boolean blackwell = chip.generation() == Generation.BLACKWELL;
        boolean blockKernel =
                (framework == Framework.VLLM && (hopper || blackwell)) || (framework == Framework.SGLANG && blackwell);
        return weights == Precision.FP8 && model.rule().blockScaledFp8() && blockKernel
                ? constants.blockFp8ExpertTileRows()
                : constants.expertTileRows();
    }

    /** Dense peak of the format that the big products compute in (PK). */
    public double peakFlopPerSecond() {
        return peakFlopPerSecond;
    }

    /** Memory traffic of one GPU in a step of so many sequences of the engine (Q). */
    public double bytes(double sequences) {
        return bytes(sequences, 1);
    }

    /** The same with r rows per sequence, which touch more experts; each row's cache is that of its sequence. */
    public double bytes(double sequences, int rows) {
        double bytes = fixedBytes + sequences * bytesPerSequence + sequences / dataDegree * cacheBytesPerRankSequence;
        for (Experts moe : experts) {
            bytes += hit(moe, sequences * rows) * moe.bytes();
        }
        return bytes;
    }

    /** Issued tensor FLOP of one GPU in a step of so many sequences of the engine (F). */
    public double flop(double sequences) {
        return flop(sequences, 1);
    }

    /** The same with r rows per sequence. */
    public double flop(double sequences, int rowsPerSequence) {
        double rows = sequences * rowsPerSequence;
        double flop = attentionFlopPerRow * Math.max(rows / dataDegree, LEAST_ROWS)
                + denseFlopPerRow * Math.max(rows, LEAST_ROWS)
                + cacheFlopPerRow * rows;
        for (Experts moe : experts) {
            double hit = hit(moe, rows);
            flop += 2 * moe.weightCount() * hit * Math.max(rows * moe.activeCount() / hit, tileRows);
        }
        return flop;
    }

    private static double hit(Experts moe, double sequences) {
        return moe.expertCount() * (1 - Math.exp(sequences * Math.log1p(-moe.activeCount() / moe.expertCount())));
    }
}
