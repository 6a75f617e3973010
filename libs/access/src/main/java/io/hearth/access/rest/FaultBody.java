package io.hearth.access.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Heat's error envelope, keys in Heat's order. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record FaultBody(int code, String title, String explanation, Detail error) {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Detail(String type, @Nullable String traceback, @Nullable String message) {}

    static FaultBody of(FaultType type, @Nullable String message) {
        FaultStatus status = type.status();
        return new FaultBody(
                status.code(),
                status.title(),
                status.explanation(),
                new Detail(type.wireName(), null, message));
    }
}
