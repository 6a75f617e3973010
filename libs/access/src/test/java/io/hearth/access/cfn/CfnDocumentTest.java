package io.hearth.access.cfn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CfnDocumentTest {
    @Test
    void listsAreMembersAndMetadataIsJsonText() {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("Description", "");
        detail.put("Metadata", Map.of("a", "<&>"));
        detail.put("Tags", List.of("x", Map.of("K", 1)));

        assertThat(CfnDocument.xml(Map.of("R", detail)))
                .isEqualTo(
                        "<R><Description></Description>"
                                + "<Metadata>{\"a\":\"&lt;&amp;&gt;\"}</Metadata>"
                                + "<Tags><member>x</member><member><K>1</K></member></Tags></R>");
    }

    @Test
    void metadataIsNeverEmpty() {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("Metadata", null);

        assertThat(CfnDocument.xml(Map.of("R", detail)))
                .isEqualTo("<R><Metadata>{}</Metadata></R>");
    }

    @Test
    void whatXmlCannotHoldIsReplaced() {
        assertThat(CfnDocument.xml(Map.of("R", "a\u0000b\uFFFF")))
                .isEqualTo("<R>a\uFFFDb\uFFFD</R>");
    }
}
