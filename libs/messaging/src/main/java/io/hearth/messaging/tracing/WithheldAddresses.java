package io.hearth.messaging.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps from the traces what of a request's address is a credential: all of its query, since a
 * signed URL has its signature there, and the end of the paths that {@code
 * hearth.tracing.secret-path} begins.
 */
@Singleton
final class WithheldAddresses implements SpanProcessor {
    static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    static final String WITHHELD = "withheld";

    private final Optional<String> secretPath;

    WithheldAddresses(
            @ConfigProperty(name = "hearth.tracing.secret-path") Optional<String> secretPath) {
        this.secretPath = secretPath;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, WITHHELD);
        }
        String path = span.getAttribute(PATH);
        secretPath
                .filter(secret -> path != null && path.startsWith(secret))
                .ifPresent(secret -> span.setAttribute(PATH, secret + WITHHELD));
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // all was done at its start
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
