package io.isowatt.search.genetic;

import io.isowatt.pareto.ParetoFront;
import io.jenetics.AnyGene;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionInit;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Looks for a front with NSGA-II, for problems that cannot be enumerated.
 *
 * <p>Jenetics runs the generations, in the calling thread and with random numbers from one seeded source; only
 * evaluations run on several threads. The front is that of all points ever evaluated, not of the last population.
 */
public final class GeneticSearch {

    /** Generations without a new point after which there seems to be none left. */
    private static final int MOST_IDLE_GENERATIONS = 50;

    private final MixedProblem problem;
    private final GeneticOptions options;
    private final Evaluations evaluations;
    private final Random random;
    private long generationCount;
    private int idleGenerations;

    private GeneticSearch(MixedProblem problem, GeneticOptions options, Evaluations evaluations) {
        this.problem = problem;
        this.options = options;
        this.evaluations = evaluations;
        this.random = new Random(options.seed());
    }

    /**
     * Searches until the budget is spent, every point was evaluated, or {@link GeneticOptions#stop} says so; an
     * interrupt of the calling thread is a stop too, and stays set.
     *
     * @throws IllegalArgumentException if the problem has no variables, or a seed is not a point of it
     * @throws IllegalStateException if an evaluation failed, with the failure as its cause
     */
    public static GeneticResult run(MixedProblem problem, GeneticOptions options) {
        if (problem.variables().isEmpty()) {
            throw new IllegalArgumentException("A genetic search needs at least one variable.");
        }
        options.seeds().forEach(seed -> requirePoint(problem.variables(), seed));
        try (Evaluations evaluations = new Evaluations(problem, options)) {
            return new GeneticSearch(problem, options, evaluations).run();
        }
    }

    private static void requirePoint(List<Variable> variables, double[] seed) {
        if (seed.length != variables.size()) {
            throw new IllegalArgumentException(
                    "A seed has " + seed.length + " values for " + variables.size() + " variables.");
        }
        for (int i = 0; i < seed.length; i++) {
            if (!variables.get(i).holds(seed[i])) {
                throw new IllegalArgumentException("The value of a seed (" + seed[i] + ") is none of the variable "
                        + variables.get(i).name() + ".");
            }
        }
    }

    private GeneticResult run() {
        evaluations.evaluate(options.seeds().stream().map(Genome::new).toList());
        Engine<AnyGene<Genome>, Score> engine = engine();
        if (!evaluations.ended()) {
            engine.stream(EvolutionInit.of(firstGeneration(), 1))
                    .limit(result -> goesOn())
                    .forEach(this::count);
        }
        ParetoFront front = evaluations.front();
        return new GeneticResult(
                front,
                evaluations.numbered().stream().map(Genome::values).toList(),
                evaluations.numbered().size(),
                evaluations.infeasibleCount(),
                evaluations.repeatCount(),
                generationCount,
                evaluations.exhausted());
    }

    private Engine<AnyGene<Genome>, Score> engine() {
        return new Engine.Builder<>(this::evaluate, this::randomGenotype)
                .populationSize(options.populationSize())
                .offspringFraction(0.5)
                .survivorsSelector(Selection.ofSurvivors())
                .offspringSelector(Selection.ofParents(random))
                .alterers(new Variation(problem.variables(), evaluations, random))
                .maximalPhenotypeAge(Long.MAX_VALUE)
                .executor(Runnable::run)
                .build();
    }

    private Genotype<AnyGene<Genome>> randomGenotype() {
        return Genome.random(problem.variables(), random).genotype();
    }

    /** Of the front of the seeds as many points as there are parents, evenly spread; random points follow. */
    private ISeq<Genotype<AnyGene<Genome>>> firstGeneration() {
        ParetoFront front = evaluations.front();
        int count = Math.min(front.size(), options.populationSize() / 2);
        List<Genotype<AnyGene<Genome>>> first = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long place = count == 1 ? 0 : (long) i * (front.size() - 1) / (count - 1);
            first.add(evaluations.numbered().get((int) front.rank((int) place)).genotype());
        }
        return ISeq.of(first);
    }

    /** Gives every member its score; called by Jenetics with a whole generation. */
    private ISeq<Phenotype<AnyGene<Genome>, Score>> evaluate(Seq<Phenotype<AnyGene<Genome>, Score>> population) {
        long before = evaluations.numbered().size();
        evaluations.evaluate(population.stream()
                .filter(Phenotype::nonEvaluated)
                .map(member -> member.genotype().gene().allele())
                .toList());
        idleGenerations = evaluations.numbered().size() > before ? 0 : idleGenerations + 1;
        return population
                .map(member -> member.isEvaluated()
                        ? member
                        : member.withFitness(new Score(
                                evaluations.vector(member.genotype().gene().allele()))))
                .asISeq();
    }

    private boolean goesOn() {
        return !evaluations.ended() && idleGenerations < MOST_IDLE_GENERATIONS;
    }

    private void count(EvolutionResult<AnyGene<Genome>, Score> result) {
        generationCount++;
    }
}
