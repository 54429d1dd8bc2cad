package io.isowatt.search.genetic;

import io.jenetics.AnyGene;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.MSeq;
import io.jenetics.util.Seq;

import java.util.random.RandomGenerator;

/** The two selections of NSGA-II: the best survive, and the winners of small tournaments have children. */
final class Selection {

    private Selection() {}

    /** Takes the members that come first in the order of {@link Crowd}. */
    static Selector<AnyGene<Genome>, Score> ofSurvivors() {
        return (population, count, optimize) -> {
            int[] preferred = crowd(population).preferred();
            return take(population, count, i -> preferred[i % preferred.length]);
        };
    }

    /** Takes the preferred one of two members drawn, as often as is asked for. */
    static Selector<AnyGene<Genome>, Score> ofParents(RandomGenerator random) {
        return (population, count, optimize) -> {
            Crowd crowd = crowd(population);
            return take(population, count, i -> {
                int one = random.nextInt(population.size());
                int other = random.nextInt(population.size());
                return crowd.compare(one, other) <= 0 ? one : other;
            });
        };
    }

    private static Crowd crowd(Seq<Phenotype<AnyGene<Genome>, Score>> population) {
        return new Crowd(population.map(Phenotype::fitness));
    }

    private interface Draw {
        int member(int place);
    }

    private static ISeq<Phenotype<AnyGene<Genome>, Score>> take(
            Seq<Phenotype<AnyGene<Genome>, Score>> population, int count, Draw draw) {
        MSeq<Phenotype<AnyGene<Genome>, Score>> taken = MSeq.ofLength(population.isEmpty() ? 0 : count);
        for (int i = 0; i < taken.size(); i++) {
            taken.set(i, population.get(draw.member(i)));
        }
        return taken.toISeq();
    }
}
