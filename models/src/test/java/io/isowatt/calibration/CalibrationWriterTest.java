package io.isowatt.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.catalog.Fact;
import io.isowatt.catalog.InvalidInputException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What is written is read again, and what was not fitted stays as it was. */
class CalibrationWriterTest {

    private static final String SHIPPED = CalibrationReader.shippedText();

    private static String write(Map<String, FittedNumber> fitted) {
        return new CalibrationWriter("calibration.yaml", SHIPPED)
                .write("mine", "2026-11-21", List.of("Made by a test."), fitted);
    }

    private static Fact fact(String text, String path) {
        return CalibrationReader.read("mine.yaml", text).facts().stream()
                .filter(fact -> fact.name().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingFittedIsTheSameCalibrationUnderAnotherName() {
        Calibration again = CalibrationReader.read("mine.yaml", write(Map.of()));
        assertThat(again.id()).isEqualTo("mine");
        assertThat(again.date()).isEqualTo("2026-11-21");
        assertThat(again.facts()).isEqualTo(Calibration.shipped().facts());
        assertThat(again.flags()).isEqualTo(Calibration.shipped().flags());
        assertThat(again.kernels()).isEqualTo(Calibration.shipped().kernels());
    }

    @Test
    void aFittedNumberIsReadWithSamplesErrorAndSource() {
        String text = write(Map.of("kernels.link", new FittedNumber(0.54321, 1234, 0.0456, "made \"up\"")));
        assertThat(text).contains("link: { value: 54.3 %, kind: measured, samples: 1234, error: 4.6 %, source:");
        assertThat(fact(text, "kernels.link"))
                .isEqualTo(new Fact(
                        "kernels.link",
                        "54.3 %",
                        0.543,
                        Fact.Kind.MEASURED,
                        "made \"up\"",
                        OptionalLong.of(1234),
                        OptionalDouble.of(0.046)));
        assertThat(fact(text, "kernels.all-reduce")).isEqualTo(fact(SHIPPED, "kernels.all-reduce"));
    }

    @Test
    void aNumberWithoutSamplesStaysAndSaysSo() {
        Fact before = fact(SHIPPED, "kernels.link");
        Fact after =
                fact(write(Map.of("kernels.link", FittedNumber.kept(before.value(), before.source()))), "kernels.link");
        assertThat(after.text()).isEqualTo(before.text());
        assertThat(after.kind()).isEqualTo(before.kind());
        assertThat(after.sampleCount()).hasValue(0);
    }

    @Test
    void aSourceUsedTwiceIsWrittenOnce() {
        FittedNumber number = new FittedNumber(0.5, 10, 0.1, "one and the same source");
        String text = write(Map.of("kernels.link", number, "kernels.weight-read", number));
        assertThat(text.split("one and the same source", -1)).hasSize(2);
        assertThat(fact(text, "kernels.link").source()).isEqualTo("one and the same source");
        assertThat(fact(text, "kernels.weight-read").source()).isEqualTo("one and the same source");
    }

    @Test
    void orderAndCommentsStayUnderTheNewHeader() {
        String text = write(Map.of("kernels.link", new FittedNumber(0.5, 10, 0.1, "made up")));
        assertThat(text).startsWith("# Made by a test.\ncalibration: \"mine\"\n");
        assertThat(keysAndComments(text)).isEqualTo(keysAndComments(SHIPPED));
    }

    private static List<String> keysAndComments(String text) {
        return text.lines()
                .dropWhile(line -> line.startsWith("#"))
                .map(line -> line.contains("#") ? line : line.replaceFirst(":.*", ""))
                .toList();
    }

    @Test
    void replacedNumbersChangeThoseRecordsAndNoOthers() {
        Calibration changed = Calibration.shipped().with(Map.of("frameworks.vllm.ttft-offset", 0.5));
        assertThat(changed.numbers().get("frameworks.vllm.ttft-offset")).isEqualTo(0.5);
        assertThat(changed.kernels()).isEqualTo(Calibration.shipped().kernels());
        assertThat(changed.power()).isEqualTo(Calibration.shipped().power());
        assertThat(changed.serving()).isNotEqualTo(Calibration.shipped().serving());
        assertThat(Calibration.shipped().with(Map.of())).isEqualTo(Calibration.shipped());
    }

    @Test
    void anUnknownNumberCannotBeReplaced() {
        assertThatThrownBy(() -> Calibration.shipped().with(Map.of("kernels.magic", 1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBrokenFileIsRefused() {
        assertThatThrownBy(() -> new CalibrationWriter("mine.yaml", "calibration: x\n"))
                .isInstanceOf(InvalidInputException.class);
    }
}
