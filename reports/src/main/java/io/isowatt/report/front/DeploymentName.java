package io.isowatt.report.front;

import io.isowatt.deployment.Deployment;

import java.util.List;

/**
 * A deployment as reports call it.
 *
 * @param layoutLabel its layout alone: {@code TP8 FP8}
 * @param launched with numbers of workers, drafts, caps and clocks: {@code TP8 FP8, 2 drafts}
 * @param cells by {@link DeploymentCells#NAMES}
 * @param gpuCount all its GPUs
 * @param clientCount requests at once
 */
public record DeploymentName(String layoutLabel, String launched, List<String> cells, int gpuCount, int clientCount) {

    public DeploymentName {
        cells = List.copyOf(cells);
        if (cells.size() != DeploymentCells.NAMES.size()) {
            throw new IllegalArgumentException("A deployment has " + DeploymentCells.NAMES.size() + " cells.");
        }
    }

    public static DeploymentName of(Deployment deployment) {
        return new DeploymentName(
                deployment.layoutLabel(),
                LayoutWords.launched(deployment),
                DeploymentCells.of(deployment),
                deployment.gpuCount(),
                deployment.clientCount());
    }

    /** The cell of a name. */
    public String cell(String name) {
        return cells.get(DeploymentCells.NAMES.indexOf(name));
    }

    /** {@code aggregated} or {@code disaggregated}. */
    public String serving() {
        return cell("serving");
    }

    /** The precision of the weights: {@code fp8}. */
    public String weights() {
        return cell("weights");
    }
}
