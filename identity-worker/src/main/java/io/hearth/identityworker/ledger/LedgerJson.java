package io.hearth.identityworker.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.hearth.contract.Binding;
import io.hearth.contract.Delegation;
import java.util.List;

/** Lists and records as the ledger keeps them, in JSON. */
final class LedgerJson {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private LedgerJson() {}

    static String of(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger cannot keep this as JSON.", e);
        }
    }

    static List<Binding> bindings(String json) {
        return read(json, new TypeReference<>() {});
    }

    static List<String> texts(String json) {
        return read(json, new TypeReference<>() {});
    }

    static Delegation delegation(String json) {
        return read(json, new TypeReference<>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON in the ledger is not of its form.", e);
        }
    }
}
