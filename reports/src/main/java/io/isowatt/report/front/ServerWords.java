package io.isowatt.report.front;

import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.unit.Quantity;

import java.util.ArrayList;
import java.util.List;

/** How a server is launched, in words. */
public final class ServerWords {

    private ServerWords() {}

    /** What a user has set, each in a few words; empty for a server as calibrated. */
    public static List<String> of(ServerSettings settings) {
        List<String> parts = new ArrayList<>();
        Speculation speculation = settings.speculation();
        if (speculation.drafts()) {
            int drafts = speculation.draftTokenCount();
            parts.add("speculation: " + drafts + (drafts == 1 ? " draft, " : " drafts, ")
                    + percent(speculation.acceptanceFraction()) + " accepted, "
                    + percent(speculation.draftStepFraction()) + " of a step each, "
                    + Quantity.number(speculation.tokensPerStep(), 3) + " tokens/step");
        }
        settings.receiveIntervalCount()
                .ifPresent(
                        steps -> parts.add("new requests received every " + (steps == 1 ? "step" : steps + " steps")));
        settings.ttftOffsetSeconds()
                .ifPresent(seconds -> parts.add("TTFT offset " + Quantity.number(1e3 * seconds, 4) + " ms"));
        settings.memoryFraction().ifPresent(fraction -> parts.add(percent(fraction) + " of GPU memory used"));
        settings.runningLimitCount().ifPresent(count -> parts.add("at most " + count + " requests running at once"));
        settings.powerCapFraction()
                .ifPresent(
                        fraction -> parts.add("boards capped at " + percent(fraction) + " of their limit (modelled)"));
        settings.clockFraction()
                .ifPresent(fraction -> parts.add("SM clock locked at " + percent(fraction) + " (modelled)"));
        return parts;
    }

    private static String percent(double fraction) {
        return Quantity.number(100 * fraction, 3) + " %";
    }
}
