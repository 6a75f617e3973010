package io.hearth.identityworker.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.Binding;
import java.util.List;

/** Bindings as the ledger keeps them: a JSON array, handed on as it came. */
final class Bindings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Binding>> LIST = new TypeReference<>() {};

    private Bindings() {}

    static String toJson(List<Binding> bindings) {
        try {
            return JSON.writeValueAsString(bindings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bindings cannot be written as JSON.", e);
        }
    }

    static List<Binding> fromJson(String json) {
        try {
            return JSON.readValue(json, LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bindings in the ledger are not of their form.", e);
        }
    }
}
