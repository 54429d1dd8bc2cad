package io.isowatt.search.genetic;

import io.jenetics.Alterer;
import io.jenetics.AltererResult;
import io.jenetics.AnyGene;
import io.jenetics.Phenotype;
import io.jenetics.util.MSeq;
import io.jenetics.util.Seq;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes new points. Some are children of two members of the population, each variable from one of them, or from
 * between them, with a mutation or so. The others fill the front's gaps: between two neighbours of the archive, or a
 * step away from one of them in one variable; wide gaps come first. A point that is known already is changed again.
 */
final class Variation implements Alterer<AnyGene<Genome>, Score> {

    /** Share of new points that start from the archive. */
    private static final double ARCHIVE_SHARE = 0.5;

    private static final double CROSSOVER_SHARE = 0.9;
    private static final double RESET_SHARE = 0.1;
    private static final int MOST_TRIES = 12;

    private final List<Variable> variables;
    private final Evaluations evaluations;
    private final RandomGenerator random;

    Variation(List<Variable> variables, Evaluations evaluations, RandomGenerator random) {
        this.variables = variables;
        this.evaluations = evaluations;
        this.random = random;
    }

    @Override
    public AltererResult<AnyGene<Genome>, Score> alter(
            Seq<Phenotype<AnyGene<Genome>, Score>> parents, long generation) {
        Gaps gaps = new Gaps(evaluations.front());
        Set<Genome> made = new HashSet<>();
        MSeq<Phenotype<AnyGene<Genome>, Score>> children = MSeq.of(parents);
        for (int i = 0; i < children.size(); i++) {
            Genome parent = genome(parents.get(i));
            Genome other = genome(parents.get(random.nextInt(parents.size())));
            Genome child = unknown(
                    gaps.isEmpty() || random.nextDouble() >= ARCHIVE_SHARE ? child(parent, other) : inGap(gaps), made);
            made.add(child);
            children.set(i, Phenotype.of(child.genotype(), generation));
        }
        return new AltererResult<>(children.toISeq(), children.size());
    }

    private static Genome genome(Phenotype<AnyGene<Genome>, Score> member) {
        return member.genotype().gene().allele();
    }

    private Genome child(Genome parent, Genome other) {
        double[] values = random.nextDouble() < CROSSOVER_SHARE ? cross(parent, other) : parent.values();
        for (int i = 0; i < values.length; i++) {
            if (random.nextDouble() * values.length < 1) {
                mutate(values, i);
            }
        }
        return new Genome(values);
    }

    /** Half of the variables as in the first parent, a quarter as in the other, a quarter between both. */
    private double[] cross(Genome parent, Genome other) {
        double[] values = parent.values();
        for (int i = 0; i < values.length; i++) {
            if (random.nextBoolean()) {
                values[i] = random.nextBoolean()
                        ? other.value(i)
                        : variables.get(i).between(values[i], other.value(i), random);
            }
        }
        return values;
    }

    private void mutate(double[] values, int i) {
        values[i] = random.nextDouble() < RESET_SHARE
                ? variables.get(i).random(random)
                : variables.get(i).near(values[i], random);
    }

    private Genome inGap(Gaps gaps) {
        int gap = gaps.draw(random);
        Genome one = evaluations.numbered().get((int) gaps.front().rank(gap));
        Genome other = evaluations.numbered().get((int)
                gaps.front().rank(Math.min(gap + 1, gaps.front().size() - 1)));
        double[] values = one.values();
        if (random.nextBoolean()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = variables.get(i).between(values[i], other.value(i), random);
            }
        } else {
            values = random.nextBoolean() ? values : other.values();
            mutate(values, random.nextInt(values.length));
        }
        return new Genome(values);
    }

    /** The point, or one near it that was not evaluated yet, or, after a few tries, any point. */
    private Genome unknown(Genome genome, Set<Genome> made) {
        Genome candidate = genome;
        for (int i = 0; i < MOST_TRIES && (evaluations.knows(candidate) || made.contains(candidate)); i++) {
            if (i < MOST_TRIES / 2) {
                double[] values = candidate.values();
                mutate(values, random.nextInt(values.length));
                candidate = new Genome(values);
            } else {
                candidate = Genome.random(variables, random);
            }
        }
        return candidate;
    }
}
