package io.isowatt.report.page;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.Deployment;
import io.isowatt.estimate.Scenario;
import io.isowatt.report.chart.ServingMark;
import io.isowatt.report.front.DeploymentName;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The deployments of all points without their clients, each once, and each word of them once. */
final class Configurations {

    /**
     * A deployment that many points share.
     *
     * @param launched what it is called
     * @param cells by {@link io.isowatt.report.front.DeploymentCells#NAMES}
     * @param options parts of the command that estimates it
     * @param replicaCount clients are shared by so many
     * @param mark how its points are drawn
     */
    private record Configuration(
            String launched, List<String> cells, List<String> options, int replicaCount, ServingMark mark) {}

    private final Map<Configuration, Integer> places = new LinkedHashMap<>();
    private final Map<String, Integer> words = new LinkedHashMap<>();

    /** The place of a point's configuration among all. */
    int placeOf(PagePoint point, Scenario scenario) {
        Deployment deployment = point.deployment();
        DeploymentName name = point.point().deployment();
        Configuration configuration = new Configuration(
                name.launched(),
                name.cells(),
                EstimateCommandText.options(scenario, deployment),
                deployment instanceof Aggregated together ? together.replicaCount() : 1,
                ServingMark.of(name));
        return places.computeIfAbsent(configuration, key -> places.size());
    }

    /** Rows of name, cells and options, as places of words, then replicas and mark. */
    void write(CompactJson json) {
        json.name("configurationRows").open('[');
        for (Configuration configuration : places.keySet()) {
            json.open('[').value(word(configuration.launched()));
            words(json, configuration.cells());
            words(json, configuration.options());
            json.value(configuration.replicaCount()).value(configuration.mark().ordinal());
            json.close(']');
        }
        json.close(']').field("words", words.keySet());
    }

    private void words(CompactJson json, List<String> texts) {
        json.open('[');
        texts.forEach(text -> json.value(word(text)));
        json.close(']');
    }

    private long word(String text) {
        return words.computeIfAbsent(text, key -> words.size());
    }
}
