package io.isowatt.study.portfolio;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problems;
import io.isowatt.catalog.YamlSection;
import io.isowatt.study.SearchMethod;
import io.isowatt.study.StudyReader;
import io.isowatt.study.StudyRequest;
import io.isowatt.unit.Dimension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a portfolio file; every problem of it and of its studies at once. */
public final class PortfolioReader {

    private static final int USUAL_EVALUATIONS = 40_000;
    private static final int MOST_PARTS = 16;
    private static final double MOST_WATTS = 1e11;
    private static final long MOST_GPUS = 10_000_000;

    private final YamlSection root;
    private final Path folder;
    private final Problems problems;

    private PortfolioReader(YamlSection root, Path folder, Problems problems) {
        this.root = root;
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Reads a portfolio.
     *
     * @param file its name in messages
     * @param text its YAML
     * @param folder what the paths of its studies start from
     * @throws InvalidInputException with all problems
     */
    public static Portfolio read(String file, String text, Path folder) {
        Problems problems = new Problems();
        return new PortfolioReader(YamlSection.read(file, text, problems), folder, problems).portfolio();
    }

    private Portfolio portfolio() {
        String title = root.text("portfolio");
        Optional<PortfolioBudget> budget = budget();
        List<PortfolioPart> parts = parts();
        YamlSection search = root.sectionOrEmpty("search");
        long seed = search.integer("seed", 0, Long.MAX_VALUE, 1);
        long evaluations = search.integer("evaluations", 1, SearchMethod.Genetic.MOST_EVALUATIONS, USUAL_EVALUATIONS);
        search.close();
        root.close();
        problems.throwIfAny();
        return new Portfolio(title, budget.orElseThrow(), parts, seed, (int) evaluations);
    }

    private Optional<PortfolioBudget> budget() {
        YamlSection keys = root.section("budget");
        OptionalDouble watts = keys.optionalQuantity("power", Dimension.POWER, 1, MOST_WATTS);
        long gpus = keys.integer("gpus", 1, MOST_GPUS, 0);
        keys.close();
        if (watts.isPresent() == gpus > 0) {
            root.problem(
                    "budget", "The budget is not one power or one number of GPUs.", "Maybe write { power: 1 MW }.");
            return Optional.empty();
        }
        return Optional.of(
                watts.isPresent()
                        ? new PortfolioBudget.Power(watts.getAsDouble())
                        : new PortfolioBudget.Gpus((int) gpus));
    }

    private List<PortfolioPart> parts() {
        List<PortfolioPart> parts = new ArrayList<>();
        List<YamlSection> sections = root.sections("parts");
        double shares = 0;
        for (YamlSection section : sections) {
            Optional<StudyRequest> request = study(section);
            double share = section.quantity("share", Dimension.FRACTION, 1e-6, 1);
            section.close();
            shares += share;
            request.filter(read -> share > 0)
                    .ifPresent(read -> parts.add(new PortfolioPart(read.title(), read, share)));
        }
        if (sections.isEmpty() || sections.size() > MOST_PARTS) {
            root.problem(
                    "parts",
                    "A portfolio has 1 to " + MOST_PARTS + " parts, not " + sections.size() + ".",
                    "Maybe write - { study: chat.yaml, share: 60 % }.");
        } else if (Math.abs(shares - 1) > 1e-6) {
            root.problem(
                    "parts",
                    "The shares of the parts sum up to " + Math.round(1e4 * shares) / 100.0 + " %, not 100 %.",
                    "Maybe change one.");
        }
        return parts;
    }

    private Optional<StudyRequest> study(YamlSection section) {
        String name = section.text("study");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = folder.resolve(name);
            Path parent = path.getParent();
            StudyRequest request = StudyReader.readStudy(
                    path.toString(), Files.readString(path), parent == null ? Path.of("") : parent, Map.of());
            if (request.space().aggregated()) {
                return Optional.of(request);
            }
            section.problem(
                    "study",
                    "The study (" + name + ") looks at pools only, which a portfolio does not know.",
                    "Maybe use another search space in it.");
        } catch (IOException | InvalidPathException e) {
            section.problem("study", "The study (" + name + ") cannot be read.", "Maybe check the path.");
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
        return Optional.empty();
    }
}
