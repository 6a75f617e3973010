package io.hearth.stackapi.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearth.contract.json.PythonSeparators;
import org.jspecify.annotations.Nullable;

/**
 * JSON text as Python's {@code json.dumps} writes it, since Heat's attributes carry it to the byte:
 * a space after comma and colon, ASCII only.
 */
public final class PythonJson {
    private static final ObjectWriter WRITER =
            JsonMapper.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .writer(new PythonSeparators());

    private PythonJson() {}

    public static String dumps(@Nullable Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not plain data.", e);
        }
    }
}
