package io.isowatt.search.genetic;

import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.ParetoFront;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Every point that a search has evaluated, each once, numbered in the order in which the search asked for them; so
 * neither numbers nor front depend on threads. Feeds the archive; ends when the budget is spent.
 */
final class Evaluations implements AutoCloseable {

    /** Points between two reports to the observer, at most. */
    private static final int MOST_AT_ONCE = 500;

    private final MixedProblem problem;
    private final GeneticOptions options;
    private final ExecutorService threads;
    private final double pointCount;
    private final Map<Genome, double[]> vectors = new HashMap<>();
    private final List<Genome> numbered = new ArrayList<>();
    private final ParetoArchive archive;
    private long infeasibleCount;
    private long repeatCount;
    private boolean stopped;

    Evaluations(MixedProblem problem, GeneticOptions options) {
        this.problem = problem;
        this.options = options;
        this.threads = Executors.newFixedThreadPool(options.threadCount(), Evaluations::daemon);
        this.pointCount =
                problem.variables().stream().mapToDouble(Variable::valueCount).reduce(1, (a, b) -> a * b);
        this.archive = new ParetoArchive(problem.objectiveCount());
    }

    private static Thread daemon(Runnable worker) {
        Thread thread = new Thread(worker, "genetic search");
        thread.setDaemon(true);
        return thread;
    }

    /** Evaluates those points that are new, as many as the budget allows. */
    void evaluate(Collection<Genome> genomes) {
        Set<Genome> fresh = new LinkedHashSet<>();
        for (Genome genome : genomes) {
            if (vectors.containsKey(genome) || fresh.contains(genome)) {
                repeatCount++;
            } else if (numbered.size() + fresh.size() < options.maxEvaluations()) {
                fresh.add(genome);
            }
        }
        List<Genome> asked = List.copyOf(fresh);
        for (int from = 0; from < asked.size() && !stopped; from += MOST_AT_ONCE) {
            evaluateNew(asked.subList(from, Math.min(from + MOST_AT_ONCE, asked.size())));
        }
    }

    private void evaluateNew(List<Genome> asked) {
        int before = numbered.size();
        Batch batch = new Batch(problem, asked, options.stop());
        batch.run(threads, options.threadCount());
        for (int i = 0; i < asked.size(); i++) {
            if (batch.done(i)) {
                take(asked.get(i), batch.vector(i));
            } else {
                stopped = true;
            }
        }
        options.observer().evaluated(numbered.size() - before, archive::front);
    }

    private void take(Genome genome, double[] vector) {
        vectors.put(genome, vector);
        if (vector.length > 0) {
            archive.add(numbered.size(), vector);
        } else {
            infeasibleCount++;
        }
        numbered.add(genome);
    }

    boolean knows(Genome genome) {
        return vectors.containsKey(genome);
    }

    /** The objectives of a point; none for an infeasible one and one that the budget did not reach. */
    double[] vector(Genome genome) {
        return vectors.getOrDefault(genome, Batch.INFEASIBLE);
    }

    /** The points in the order of their evaluation. */
    List<Genome> numbered() {
        return numbered;
    }

    ParetoFront front() {
        return archive.front();
    }

    /** Whether every point there is has been evaluated. */
    boolean exhausted() {
        return numbered.size() >= pointCount;
    }

    /** Whether nothing more can be evaluated. */
    boolean ended() {
        return stopped || exhausted() || numbered.size() >= options.maxEvaluations();
    }

    long infeasibleCount() {
        return infeasibleCount;
    }

    long repeatCount() {
        return repeatCount;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
