package io.hearth.stackapi.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of a create request in a test. */
record NewStackJson(Map<String, Object> members) {
    NewStackJson(String name, Object template) {
        this(Map.of("stack_name", name, "template", template));
    }

    NewStackJson with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(key, value);
        return new NewStackJson(more);
    }

    String text() {
        try {
            return new ObjectMapper().writeValueAsString(members);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
