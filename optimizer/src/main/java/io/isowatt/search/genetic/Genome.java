package io.isowatt.search.genetic;

import io.jenetics.AnyChromosome;
import io.jenetics.AnyGene;
import io.jenetics.Genotype;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A value of each variable; equal to another with the same values. */
final class Genome {

    private final double[] values;

    Genome(double[] values) {
        this.values = values.clone();
        for (int i = 0; i < values.length; i++) {
            this.values[i] += 0.0;
        }
    }

    static Genome random(List<Variable> variables, RandomGenerator random) {
        double[] values = new double[variables.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = variables.get(i).random(random);
        }
        return new Genome(values);
    }

    /** How Jenetics carries it: as the allele of a single gene. */
    Genotype<AnyGene<Genome>> genotype() {
        return Genotype.of(AnyChromosome.of(() -> this));
    }

    double value(int variable) {
        return values[variable];
    }

    double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Genome genome && Arrays.equals(values, genome.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
