package io.hearth.access.cfn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
                                + "<Metadata>{\"a\": \"&lt;&amp;&gt;\"}</Metadata>"
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
    void nothingTrueAndFalseAreSpelledAsInPython() {
        Map<String, Object> stack = new LinkedHashMap<>();
        stack.put("DeletionTime", null);
        stack.put("DisableRollback", true);
        stack.put("Other", false);
        stack.put("Members", Arrays.asList(null, 1, 2.5));

        assertThat(CfnDocument.xml(Map.of("R", stack)))
                .isEqualTo(
                        "<R><DeletionTime>None</DeletionTime><DisableRollback>True</DisableRollback>"
                                + "<Other>False</Other><Members><member>None</member>"
                                + "<member>1</member><member>2.5</member></Members></R>");
    }

    @Test
    void whatHoldsNothingIsOneTag() {
        Map<String, Object> stack = new LinkedHashMap<>();
        stack.put("Capabilities", List.of());
        stack.put("parameters", Map.of());
        stack.put("Description", "");

        assertThat(CfnDocument.xml(Map.of("R", stack)))
                .isEqualTo("<R><Capabilities/><parameters/><Description></Description></R>");
    }

    @Test
    void keysThatCanBeNoElementMakeItJsonText() {
        assertThat(CfnDocument.xml(Map.of("OutputValue", Map.of("1", List.of("<", true)))))
                .isEqualTo("<OutputValue>{\"1\": [\"&lt;\", true]}</OutputValue>");
    }

    @Test
    void jsonIsWrittenAsPythonWritesIt() {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("Name", "\u00e4");
        detail.put("Flags", Arrays.asList(true, null));

        assertThat(CfnDocument.json(Map.of("R", detail)))
                .isEqualTo("{\"R\": {\"Name\": \"\\u00E4\", \"Flags\": [true, null]}}");
    }

    @Test
    void xmlIsAscii() {
        assertThat(CfnDocument.xml(Map.of("R", "\u00e4\ud83d\ude00")))
                .isEqualTo("<R>&#228;&#128512;</R>");
    }

    @Test
    void whatXmlCannotHoldIsReplaced() {
        assertThat(CfnDocument.xml(Map.of("R", "a\u0000b\uFFFF")))
                .isEqualTo("<R>a&#65533;b&#65533;</R>");
    }

    @Test
    void aCarriageReturnIsKept() {
        assertThat(CfnDocument.xml(Map.of("R", "a\r\n"))).isEqualTo("<R>a&#13;\n</R>");
    }
}
