package io.hearth.stackapi.resource.scaling;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.stackapi.resource.Adjustment;
import io.hearth.stackapi.resource.Adjustment.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New sizes are Heat's. */
class AdjustmentTest {
    /** Of all that Heat's own code gives, a line each: current, amount, kind, least, new size. */
    private static final long HEATS = 3_635_367_126L;

    private static final List<Map.Entry<Kind, String>> KINDS =
            List.of(
                    Map.entry(Kind.CHANGE, "change_in_capacity"),
                    Map.entry(Kind.EXACT, "exact_capacity"),
                    Map.entry(Kind.PERCENT, "percent_change_in_capacity"));

    @ParameterizedTest(name = "{0} {1} {2} at least {3}: {4}")
    @CsvSource({
        "5, PERCENT, 10, , 6",
        "5, PERCENT, -10, , 4",
        "5, PERCENT, 50, , 7",
        "5, PERCENT, -50, , 3",
        "4, PERCENT, 30, 2, 6",
        "4, PERCENT, 0, 2, 2",
        "5, PERCENT, 200, , 9",
        "3, PERCENT, -100, , 1",
        "3, EXACT, 4, , 4",
        "3, EXACT, 40, , 9",
        "3, CHANGE, -9, , 1"
    })
    void aNewSizeIsHeats(
            int current, Kind kind, BigDecimal amount, @Nullable Integer least, int expected) {
        assertThat(new Adjustment(kind, "", amount, least, null).of(current, 1, 9))
                .isEqualTo(expected);
    }

    @Test
    void manyNewSizesAreHeats() {
        CRC32 sum = new CRC32();
        for (int current = 0; current < 13; current++) {
            for (int amount = -210; amount < 211; amount += 7) {
                for (Map.Entry<Kind, String> kind : KINDS) {
                    for (Integer least : Arrays.asList(null, 0, 2, 5)) {
                        int size =
                                new Adjustment(
                                                kind.getKey(),
                                                "",
                                                BigDecimal.valueOf(amount),
                                                least,
                                                null)
                                        .of(current, 1, 9);
                        String line =
                                "%d %d %s %s %d\n"
                                        .formatted(
                                                current,
                                                amount,
                                                kind.getValue(),
                                                least == null ? "None" : least,
                                                size);
                        sum.update(line.getBytes(US_ASCII));
                    }
                }
            }
        }

        assertThat(sum.getValue()).isEqualTo(HEATS);
    }
}
