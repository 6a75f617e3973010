package io.hearth.messaging.reseal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.seal.SealContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A column of a {@link SealedTable}: a ciphertext, or a JSON object with ciphertexts in it.
 *
 * @param name the column's
 * @param json whether it is JSON
 * @param fields of JSON: those that are sealed; empty for all
 * @param context of a row, by its columns' names, and a field, which is empty but for JSON
 */
public record SealedColumn(
        String name,
        boolean json,
        Set<String> fields,
        BiFunction<SealedRow, String, SealContext> context) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public SealedColumn {
        fields = Set.copyOf(fields);
    }

    static SealedColumn ciphertext(String name, Function<SealedRow, SealContext> context) {
        return new SealedColumn(name, false, Set.of(), (row, field) -> context.apply(row));
    }

    static SealedColumn json(
            String name, Set<String> fields, BiFunction<SealedRow, String, SealContext> context) {
        return new SealedColumn(name, true, fields, context);
    }

    /** A relation {@code one (field, value)} of what is sealed of a row, for SQL. */
    String values() {
        if (!json) {
            return "(values ('', %s)) as one (field, value)".formatted(name);
        }
        String each = "jsonb_each_text(cast(%s as jsonb)) as one (field, value)".formatted(name);
        return fields.isEmpty()
                ? each
                : "(select * from %s where field in ('%s')) as one"
                        .formatted(each, String.join("', '", fields));
    }

    /** The same of one row, field to ciphertext. */
    Map<String, String> values(String text) {
        if (!json) {
            return Map.of("", text);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object(text).properties()) {
            if ((fields.isEmpty() || fields.contains(field.getKey()))
                    && field.getValue().isTextual()) {
                values.put(field.getKey(), field.getValue().textValue());
            }
        }
        return values;
    }

    private JsonNode object(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("%s holds no JSON.".formatted(name));
        }
    }
}
