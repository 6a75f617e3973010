package io.hearth.metadataservice.rest;

import io.hearth.access.Principal;
import io.hearth.access.rest.HeatFault;
import io.hearth.contract.seal.Secret;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.document.DocumentKey;
import io.hearth.metadataservice.http.Validator;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The versions of a document as they come. Whether the caller may read it is asked anew for each;
 * after some minutes the stream ends, so that the caller shows its token again.
 */
@ApplicationScoped
class MetadataStreams {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** What lies between two words to a caller for whom nothing changes: proxies give up later. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final Clock clock = Clock.systemUTC();
    private final MetadataReads reads;

    MetadataStreams(MetadataReads reads) {
        this.reads = reads;
    }

    /**
     * A document, and whether it is one that the caller has not had yet.
     *
     * @param isNew false for a word that only keeps the connection open
     */
    record Version(Document document, boolean isNew) {}

    /** Ends as soon as the caller may read it no more: who comes again is told why. */
    Multi<Version> follow(
            Principal principal, Secret token, String stackName, DocumentKey key, Validator known) {
        Had had = new Had(known);
        Instant end = clock.instant().plus(LONGEST);
        return Multi.createBy()
                .repeating()
                .uni(() -> reads.read(principal, token, stackName, key, had.versions, SILENCE))
                .whilst(document -> clock.instant().isBefore(end))
                .map(had::next)
                .onFailure(HeatFault.class)
                .recoverWithCompletion();
    }

    /** What a caller has had by now. */
    private static final class Had {
        private volatile Validator versions;

        private Had(Validator versions) {
            this.versions = versions;
        }

        private Version next(Document document) {
            boolean isNew = !versions.matches(document.version());
            versions = Validator.of(document.version());
            return new Version(document, isNew);
        }
    }
}
