package io.isowatt.search.genetic;

import io.isowatt.pareto.ParetoArchive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Points that are evaluated at the same time, by threads that each take the next one when they are done with one. */
final class Batch {

    /** The objectives of an infeasible point: none. */
    static final double[] INFEASIBLE = {};

    private final MixedProblem problem;
    private final List<Genome> genomes;
    private final BooleanSupplier stop;
    private final boolean[] done;
    private final double[][] vectors;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();

    Batch(MixedProblem problem, List<Genome> genomes, BooleanSupplier stop) {
        this.problem = problem;
        this.genomes = genomes;
        this.stop = stop;
        this.done = new boolean[genomes.size()];
        this.vectors = new double[genomes.size()][];
        Arrays.fill(vectors, INFEASIBLE);
    }

    /** Evaluates in this thread. */
    void run() {
        for (int i = next.getAndIncrement(); i < vectors.length; i = next.getAndIncrement()) {
            if (ending.get() || Thread.currentThread().isInterrupted() || stop.getAsBoolean()) {
                return;
            }
            boolean ended = false;
            try {
                vectors[i] = objectives(genomes.get(i));
                done[i] = true;
                ended = true;
            } finally {
                if (!ended) {
                    ending.set(true);
                }
            }
        }
    }

    /**
     * Evaluates on threads; an interrupt of the calling thread ends the batch, and stays set.
     *
     * @throws IllegalStateException if an evaluation failed, with the failure as its cause
     */
    void run(ExecutorService threads, int threadCount) {
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < Math.min(threadCount, vectors.length); i++) {
            futures.add(threads.submit((Runnable) this::run));
        }
        boolean interrupted = false;
        Optional<ExecutionException> failure = Optional.empty();
        for (Future<?> future : futures) {
            boolean waiting = true;
            while (waiting) {
                try {
                    future.get();
                    waiting = false;
                } catch (ExecutionException e) {
                    failure = Optional.of(e);
                    waiting = false;
                } catch (InterruptedException e) {
                    interrupted = true;
                    ending.set(true);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.isPresent()) {
            throw new IllegalStateException(
                    "The evaluation of a point failed.", failure.get().getCause());
        }
    }

    private double[] objectives(Genome genome) {
        Optional<double[]> found = problem.evaluate(genome.values());
        if (found.isEmpty() || !ParetoArchive.isFinite(found.get())) {
            return INFEASIBLE;
        }
        if (found.get().length != problem.objectiveCount()) {
            throw new IllegalStateException("The evaluation gave " + found.get().length + " numbers for "
                    + problem.objectiveCount() + " objectives.");
        }
        return found.get().clone();
    }

    /** Whether a point was evaluated before the batch ended. */
    boolean done(int i) {
        return done[i];
    }

    /** The objectives of a point, {@link #INFEASIBLE} if it has none. */
    double[] vector(int i) {
        return vectors[i];
    }
}
