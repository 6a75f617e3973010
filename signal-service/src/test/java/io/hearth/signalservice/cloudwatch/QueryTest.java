package io.hearth.signalservice.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.access.cfn.CfnFault;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @Test
    void membersOfListsAreReadInTheirOrder() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 12; i > 0; i--) {
            parameters.put("MetricData.member.%d.Value".formatted(i), Integer.toString(i));
        }

        assertThat(Query.of(parameters).members("MetricData", 12))
                .extracting(member -> member.requiredNumber("Value"))
                .containsExactly(1., 2., 3., 4., 5., 6., 7., 8., 9., 10., 11., 12.);
    }

    @Test
    void aListEndsAtTheFirstGap() {
        Query query =
                Query.of(
                        Map.of(
                                "Statistics.member.1", "Sum",
                                "Statistics.member.2", "Average",
                                "Statistics.member.4", "Minimum"));

        assertThat(query.texts("Statistics", 5, 20)).containsExactly("Sum", "Average");
    }

    @Test
    void aListThatIsTooLongIsRefused() {
        Query query = Query.of(Map.of("A.member.1", "a", "A.member.2", "b"));

        assertThatThrownBy(() -> query.texts("A", 1, 20))
                .isInstanceOf(CfnFault.class)
                .hasMessageEndingWith(":A is to have at most 1 members.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NaN", "Infinity", "-Infinity", "1e400", "1e200", "one", "0x1p600", " "})
    void whatIsNoNumberOfCloudWatchIsRefusedAndNotQuoted(String text) {
        Query query = Query.of(Map.of("Value", text));

        assertThatThrownBy(() -> query.number("Value"))
                .isInstanceOf(CfnFault.class)
                .hasMessageEndingWith(":Value is to be a number from -2^360 to 2^360.");
    }

    @Test
    void timesAreReadAsAwssClientsAndBotoWriteThem() {
        Instant time = Instant.parse("2026-11-23T01:02:03Z");

        assertThat(Query.of(Map.of("T", "2026-11-23T01:02:03Z")).time("T")).contains(time);
        assertThat(Query.of(Map.of("T", "2026-11-23T01:02:03")).time("T")).contains(time);
        assertThat(Query.of(Map.of("T", "2026-11-23T02:02:03+01:00")).time("T")).contains(time);
        assertThat(Query.of(Map.of()).time("T")).isEmpty();
        assertThatThrownBy(() -> Query.of(Map.of("T", "yesterday")).time("T"))
                .isInstanceOf(CfnFault.class);
    }

    @Test
    void aTextThatIsTooLongOrHoldsAControlCharacterIsRefused() {
        assertThatThrownBy(() -> Query.of(Map.of("T", "abc")).text("T", 2))
                .isInstanceOf(CfnFault.class);
        assertThatThrownBy(() -> Query.of(Map.of("T", "a\u0000")).text("T", 20))
                .isInstanceOf(CfnFault.class);
    }

    @Test
    void aMissingParameterIsNamedWithItsPlace() {
        Query member =
                Query.of(Map.of("MetricData.member.1.Value", "1"))
                        .members("MetricData", 20)
                        .getFirst();

        assertThatThrownBy(() -> member.required("MetricName", 255))
                .isInstanceOf(CfnFault.class)
                .hasMessageEndingWith(":MetricData.member.1.MetricName");
    }
}
