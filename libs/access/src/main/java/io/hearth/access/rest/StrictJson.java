package io.hearth.access.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * JSON that can be read in one way only, and not at any cost. A template is a text within it, so a
 * text may be as long as a body.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {
    /** What a body may be at most, whatever is set for it; a text within it may be as long. */
    private static final int LARGEST_BODY = 64 * 1_048_576;

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(64)
                    .maxNameLength(4_096)
                    .maxStringLength(LARGEST_BODY)
                    .build();

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(LIMITS);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
