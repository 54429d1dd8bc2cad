package io.isowatt.report;

import io.isowatt.report.table.Decimal;
import io.isowatt.report.table.TextGrid;
import io.isowatt.study.portfolio.Portfolio;
import io.isowatt.study.portfolio.PortfolioBudget;
import io.isowatt.study.portfolio.PortfolioPart;
import io.isowatt.study.portfolio.PortfolioPlan;
import io.isowatt.study.portfolio.PortfolioSearch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A portfolio's plans in lines of text: some of the front, then the one with the most tokens service by service. */
public final class PortfolioText {

    private static final int MOST_LINES = 12;

    private final int columnCount;
    private final boolean unicode;

    public PortfolioText(int columnCount, boolean unicode) {
        this.columnCount = columnCount;
        this.unicode = unicode;
    }

    /** The whole text. */
    public String of(PortfolioSearch.Found found) {
        Portfolio portfolio = found.portfolio();
        StringBuilder text = new StringBuilder(portfolio.title()).append('\n');
        text.append("Budget: ").append(budget(portfolio.budget())).append("; ");
        text.append(portfolio.parts().size()).append(" services; watts: ");
        text.append(portfolio.parts().stream()
                .map(part -> part.request().common().boundary().description())
                .distinct()
                .collect(Collectors.joining("; ")));
        text.append("; what power caps do is modelled\n\n");
        if (found.front().isEmpty()) {
            return text.append(
                            "Nothing fits: no combination tried keeps every limit with one replica of each service.\n")
                    .append("Maybe allow a larger budget, or looser limits.\n")
                    .toString();
        }
        text.append(found.front().size()).append(" plans not dominated, best found, not proven: ");
        text.append(Decimal.count(found.evaluationCount())).append(" combinations tried, seed ");
        text.append(portfolio.seed()).append('\n');
        text.append(plans(spread(found.front()))).append('\n');
        text.append("Most output tokens/s\n");
        return text.append(services(portfolio, found.front().get(0))).toString();
    }

    private static String budget(PortfolioBudget budget) {
        return budget instanceof PortfolioBudget.Power power
                ? Decimal.of(power.watts() / 1e6, 4) + " MW"
                : Decimal.count((long) budget.limit()) + " GPUs";
    }

    /** Some of the plans, both ends among them. */
    private static List<PortfolioPlan> spread(List<PortfolioPlan> front) {
        List<PortfolioPlan> shown = new ArrayList<>();
        int count = Math.min(front.size(), MOST_LINES);
        for (int i = 0; i < count; i++) {
            shown.add(front.get(count == 1 ? 0 : i * (front.size() - 1) / (count - 1)));
        }
        return shown;
    }

    private String plans(List<PortfolioPlan> plans) {
        TextGrid grid = new TextGrid();
        number(grid, "output tok/s", plans, plan -> Decimal.grouped(plan.outputTokensPerSecond(), 4));
        number(grid, "slowest tok/s/user", plans, plan -> Decimal.of(plan.worstInteractivityTokensPerSecond(), 3));
        number(grid, "requests/s", plans, plan -> Decimal.of(plan.requestsPerSecond(), 3));
        number(grid, "MW", plans, plan -> Decimal.of(plan.watts() / 1e6, 3));
        number(grid, "GPUs", plans, plan -> Decimal.count(plan.gpuCount()));
        return grid.fitted(columnCount, unicode);
    }

    private String services(Portfolio portfolio, PortfolioPlan plan) {
        TextGrid grid = new TextGrid();
        List<PortfolioPlan.Service> services = plan.services();
        grid.add(
                "service",
                false,
                portfolio.parts().stream().map(PortfolioPart::name).toList());
        grid.add(
                "layout",
                false,
                services.stream().map(PortfolioPlan.Service::label).toList());
        number(grid, "replicas", services, service -> Decimal.count(service.replicaCount()));
        number(grid, "clients each", services, service -> Decimal.count(service.clientCount()));
        number(grid, "cap", services, service -> Decimal.of(100 * service.powerCapFraction(), 3) + " %");
        number(
                grid,
                "tok/s/user",
                services,
                service -> Decimal.of(service.replica().performance().interactivityTokensPerSecond(), 3));
        number(
                grid,
                "TTFT s",
                services,
                service -> Decimal.of(service.replica().performance().ttftSeconds(), 3));
        number(
                grid,
                "kW each",
                services,
                service -> Decimal.of(service.replica().watts() / 1e3, 3));
        return grid.fitted(columnCount, unicode);
    }

    private static <T> void number(TextGrid grid, String header, List<T> rows, Function<T, String> cell) {
        grid.add(header, true, rows.stream().map(cell).toList());
    }
}
