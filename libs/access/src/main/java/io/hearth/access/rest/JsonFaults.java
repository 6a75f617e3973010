package io.hearth.access.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body, where, and never what this service is made of. */
final class JsonFaults {
    private JsonFaults() {}

    static HeatFault of(JsonProcessingException problem) {
        return HeatFault.badRequest(
                switch (problem) {
                    case UnrecognizedPropertyException unknown ->
                            "Unknown key '%s'%s"
                                    .formatted(unknown.getPropertyName(), place(unknown));
                    case JsonMappingException shape -> mapping(shape);
                    default -> firstLine(problem.getOriginalMessage()) + place(problem);
                });
    }

    /** A wrong shape names its path; the original message would name classes. */
    private static String mapping(JsonMappingException shape) {
        if (shape.getCause() instanceof JsonProcessingException inner) {
            return firstLine(inner.getOriginalMessage()) + place(inner);
        }
        String path =
                shape.getPath().stream()
                        .map(
                                step ->
                                        step.getFieldName() == null
                                                ? "[%d]".formatted(step.getIndex())
                                                : step.getFieldName())
                        .collect(Collectors.joining("."));
        return path.isEmpty()
                ? "The body is not of the form expected" + place(shape)
                : "The value of '%s' is not of the form expected%s".formatted(path, place(shape));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("The body is not JSON");
    }

    private static String place(JsonProcessingException problem) {
        JsonLocation at = problem.getLocation();
        return at == null
                ? ""
                : ": line %d column %d (char %d)"
                        .formatted(
                                at.getLineNr(),
                                at.getColumnNr(),
                                Math.max(0, Math.max(at.getByteOffset(), at.getCharOffset()) - 1));
    }
}
