package io.hearth.metadataservice.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearth.contract.json.PythonSeparators;

/**
 * JSON as Heat writes it: a blank after each comma and colon, and ASCII only.
 *
 * @see <a href="https://docs.python.org/3/library/json.html#json.dumps">json.dumps</a>
 */
final class HeatJson {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .defaultPrettyPrinter(new PythonSeparators())
                    .build();

    private HeatJson() {}

    /**
     * @throws IllegalArgumentException if the text is no JSON
     */
    static String rewrite(String text) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            // the cause would show a part of the text, which holds credentials
            throw new IllegalArgumentException("A document is no JSON.");
        }
    }

    /**
     * An object with one entry set.
     *
     * @param object as text
     * @param value JSON as text
     */
    static String with(String object, String key, String value) {
        try {
            ObjectNode entries = (ObjectNode) JSON.readTree(object);
            entries.set(key, JSON.readTree(value));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(entries);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A document is no JSON.");
        }
    }
}
