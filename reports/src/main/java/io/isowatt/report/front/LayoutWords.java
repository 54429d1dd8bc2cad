package io.isowatt.report.front;

import io.isowatt.deployment.Deployment;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.unit.Quantity;

/** What tables and sentences call deployments and their parts. */
public final class LayoutWords {

    private LayoutWords() {}

    /** A deployment with what is said of its boards and drafts: {@code TP8 FP8, 2 drafts, capped at 70 %}. */
    public static String launched(Deployment deployment) {
        ServerSettings settings = deployment.settings();
        int drafts = settings.speculation().draftTokenCount();
        double cap = settings.powerCapFraction().orElse(1);
        double clock = settings.clockFraction().orElse(1);
        return deployment.label()
                + (drafts > 0 ? ", " + drafts + (drafts == 1 ? " draft" : " drafts") : "")
                + (cap < 1 ? ", capped at " + Quantity.number(100 * cap, 3) + " %" : "")
                + (clock < 1 ? ", clock at " + Quantity.number(100 * clock, 3) + " %" : "");
    }

    /** The precision of the KV cache: {@code fp8}. */
    public static String cache(Layout layout) {
        return layout.cacheBytesPerElement() == 1 ? "fp8" : "bf16";
    }
}
