package io.isowatt.study.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.catalog.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

class PortfolioTest {

    @TempDir
    private Path folder;

    private Portfolio read(String budget, String shares) throws IOException {
        study("chat", "qwen3-8b", "20 tokens/s");
        study("code", "llama-3.1-70b", "30 tokens/s");
        String[] share = shares.split(",");
        return PortfolioReader.read(
                "p.yaml",
                String.join(
                        "\n",
                        "portfolio: Two services",
                        "budget: " + budget,
                        "parts:",
                        "  - { study: chat.yaml, share: " + share[0] + " }",
                        "  - { study: code.yaml, share: " + share[1] + " }",
                        "search: { seed: 3, evaluations: 3000 }"),
                folder);
    }

    private void study(String name, String model, String interactivity) throws IOException {
        Files.writeString(
                folder.resolve(name + ".yaml"),
                String.join(
                        "\n",
                        "study: " + name,
                        "model: " + model,
                        "hardware: [hgx-h200]",
                        "workload: { prompt: 1000 tokens, output: 200 tokens }",
                        "slo: { interactivity: " + interactivity + " }"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ power: 100 kW }", "{ gpus: 32 }"})
    void plansKeepTheBudgetTheSharesAndTheLimits(String budget) throws IOException {
        Portfolio portfolio = read(budget, "70 %,30 %");
        PortfolioSearch.Found found = PortfolioSearch.run(portfolio, 2, () -> false);
        assertThat(found.front()).isNotEmpty();
        for (PortfolioPlan plan : found.front()) {
            double taken = plan.services().stream()
                    .mapToDouble(s -> s.replicaCount() * portfolio.budget().taken(s.replica()))
                    .sum();
            assertThat(taken).isLessThanOrEqualTo(portfolio.budget().limit() * (1 + 1e-9));
            for (int i = 0; i < plan.services().size(); i++) {
                PortfolioPlan.Service service = plan.services().get(i);
                PortfolioPart part = portfolio.parts().get(i);
                double served = service.replicaCount() * service.replica().outputTokensPerSecond() / 200;
                assertThat(served).isGreaterThanOrEqualTo(part.shareFraction() * plan.requestsPerSecond() * (1 - 1e-9));
                assertThat(service.replica().performance().tpotSeconds())
                        .isLessThanOrEqualTo(part.request().serviceLevel().plannedTpotSeconds());
            }
            assertThat(plan.outputTokensPerSecond())
                    .isLessThanOrEqualTo(found.front().get(0).outputTokensPerSecond());
        }
    }

    @Test
    void theSameOnAnyNumberOfThreads() throws IOException {
        Portfolio portfolio = read("{ gpus: 32 }", "70 %,30 %");
        assertThat(PortfolioSearch.run(portfolio, 3, () -> false).front())
                .isEqualTo(PortfolioSearch.run(portfolio, 1, () -> false).front());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void noLargerWholeSplitFits(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 500; n++) {
            double first = 0.1 + 0.8 * random.nextDouble();
            double[] shares = {first, 1 - first};
            double[] rates = {1 + 9 * random.nextDouble(), 1 + 9 * random.nextDouble()};
            double[] costs = {1 + random.nextInt(8), 1 + random.nextInt(8)};
            double budget = 10 + random.nextInt(90);
            ReplicaSplit split = ReplicaSplit.of(shares, rates, costs, budget);
            double best = 0;
            for (int a = 1; a * costs[0] <= budget; a++) {
                for (int b = 1; a * costs[0] + b * costs[1] <= budget; b++) {
                    best = Math.max(best, Math.min(a * rates[0] / shares[0], b * rates[1] / shares[1]));
                }
            }
            assertThat(split.requestsPerSecond())
                    .as("seed %d, case %d", seed, n)
                    .isCloseTo(best, within(1e-9 * (1 + best)));
        }
    }

    @Test
    void everyProblemOfAPortfolioIsSaidAtOnce() {
        assertThatThrownBy(() -> read("{ gpus: 8, power: 1 MW }", "70 %,20 %"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("The budget is not one power or one number of GPUs.")
                .hasMessageContaining("sum up to 90.0 %");
        assertThatThrownBy(() -> PortfolioReader.read(
                        "p.yaml",
                        "portfolio: x\nbudget: { gpus: 8 }\nparts: [{ study: absent.yaml, share: 100 % }]",
                        folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("The study (absent.yaml) cannot be read.");
    }

    @Test
    void aBudgetWithoutRoomForOneReplicaOfEachHasNoPlan() throws IOException {
        assertThat(PortfolioSearch.run(read("{ gpus: 1 }", "50 %,50 %"), 1, () -> false)
                        .front())
                .isEmpty();
    }
}
