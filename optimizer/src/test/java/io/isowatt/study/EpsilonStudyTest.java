package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.estimate.Metric;
import io.isowatt.search.SearchOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** A front thinned by epsilon against the whole one, on random studies; the seed is the parameter. */
class EpsilonStudyTest {

    private static final double EPSILON = 0.05;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyPointIsCloseToOneThatIsShownAndIsCounted(long seed) {
        StudyRequest whole = new RandomStudy(seed).next();
        StudyRequest thinned = new StudyRequest(
                whole.title(),
                whole.scenarios(),
                whole.space(),
                whole.serviceLevel(),
                whole.objectives(),
                whole.method(),
                EPSILON);
        SearchOptions options = SearchOptions.threads(1);
        List<MachineResult> all = new Study(whole).run(options).machines();
        List<MachineResult> some = new Study(thinned).run(options).machines();
        for (int m = 0; m < all.size(); m++) {
            MachineResult shown = some.get(m);
            assertThat(shown.wholeFrontSize()).isEqualTo(all.get(m).front().size());
            assertThat(shown.choice().map(choice -> choice.candidate().rank()))
                    .isEqualTo(
                            all.get(m).choice().map(choice -> choice.candidate().rank()));
            for (Candidate point : all.get(m).front()) {
                assertThat(shown.front())
                        .anyMatch(kept -> whole.objectives().stream().allMatch(metric -> close(metric, kept, point)));
            }
        }
    }

    private static boolean close(Metric metric, Candidate kept, Candidate point) {
        double shown = metric.of(kept.estimate());
        double better = metric.of(point.estimate());
        return metric.maximized() ? shown * (1 + EPSILON) >= better : shown <= better * (1 + EPSILON);
    }
}
