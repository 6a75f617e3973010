package io.hearth.metadataservice.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeatJsonTest {
    @Test
    void writesAsHeatDoes() {
        String compact =
                "{\"files\":{\"/etc/x\":\"hello\"},\"nested\":{\"a\":[1,2.5,true,null]},\"é\":{}}";

        assertThat(HeatJson.rewrite(compact))
                .isEqualTo(
                        "{\"files\": {\"/etc/x\": \"hello\"}, \"nested\": {\"a\": [1, 2.5, true, null]}, \"\\u00E9\": {}}");
    }

    @Test
    void saysNothingOfWhatItCannotRead() {
        assertThatThrownBy(() -> HeatJson.rewrite("{\"password\": hunter2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A document is no JSON.")
                .hasNoCause();
    }
}
