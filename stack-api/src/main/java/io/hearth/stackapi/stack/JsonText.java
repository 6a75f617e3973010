package io.hearth.stackapi.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.seal.Sealed;
import java.util.List;
import java.util.Map;

/** Small collections as JSON in text columns. */
final class JsonText {
    static final TypeReference<List<String>> LIST = new TypeReference<>() {};
    static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};
    static final TypeReference<Map<String, Sealed>> SEALED_MAP = new TypeReference<>() {};

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonText() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column cannot be written as JSON.", e);
        }
    }

    static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column holds no JSON of its type.", e);
        }
    }
}
