package io.isowatt.report.validation;

import io.isowatt.measured.SourceRow;
import io.isowatt.report.table.Decimal;
import io.isowatt.validation.Prediction;
import io.isowatt.validation.RowResult;
import io.isowatt.validation.Validation;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Every row with its prediction as CSV, one line per row of the tables, in their order. */
final class ValidationCsv {

    private static final String HEADER = "file,row,answered,reason,predicted_ttft_ms,predicted_tpot_ms,"
            + "predicted_output_tps,predicted_board_watts,predicted_joules_per_output_token,"
            + "predicted_board_watts_own_step_time,memory\n";

    private static final int DIGITS = 8;

    private ValidationCsv() {}

    static String of(Validation validation) {
        StringBuilder text = new StringBuilder(HEADER);
        for (RowResult result : validation.results()) {
            SourceRow source = result.row().source();
            Optional<Prediction> prediction = result.prediction();
            text.append(quoted(source.file())).append(',').append(source.row());
            text.append(prediction.isPresent() ? ",true," : ",false,").append(quoted(result.reason()));
            number(text, prediction, p -> p.ttftSeconds() * 1e3);
            number(text, prediction, p -> p.tpotSeconds() * 1e3);
            number(text, prediction, Prediction::outputTokensPerSecond);
            number(text, prediction, Prediction::boardWatts);
            number(text, prediction, Prediction::joulesPerOutputToken);
            number(text, prediction, Prediction::ownBoardWatts);
            text.append(',')
                    .append(prediction
                            .map(p -> p.beyondMemory() ? "exceeded" : "enough")
                            .orElse(""));
            text.append('\n');
        }
        return text.toString();
    }

    /** A number, blank where it does not apply. */
    private static void number(
            StringBuilder text, Optional<Prediction> prediction, ToDoubleFunction<Prediction> figure) {
        text.append(',');
        prediction.ifPresent(p -> text.append(Decimal.of(figure.applyAsDouble(p), DIGITS)));
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
