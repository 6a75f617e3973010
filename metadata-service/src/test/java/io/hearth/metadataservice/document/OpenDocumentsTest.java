package io.hearth.metadataservice.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.MetadataEvent.ResourceSummary;
import io.hearth.contract.StackRef;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenDocumentsTest {
    private static final int DOCUMENTS = 100;
    private static final int BYTES = 2_000_000;
    private static final ResourceSummary SUMMARY =
            new ResourceSummary(
                    "OS::Heat::TestResource", "web-1", "CREATE_COMPLETE", "", "", Instant.EPOCH);

    private final OpenDocuments open = new OpenDocuments(BYTES);
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void smallOnesAreLoadedOnce() {
        readAll(100);
        readAll(100);

        assertThat(loads).hasValue(DOCUMENTS);
    }

    @Test
    void ofLargeOnesAsManyStayAsThereIsRoomFor() {
        readAll(100_000);
        int first = loads.get();
        readAll(100_000);

        int room = BYTES / (100_000 * Character.BYTES);
        assertThat(loads.get() - first).isBetween(DOCUMENTS - room, DOCUMENTS);
    }

    @Test
    void oneThatDoesNotFitIsReadAllTheSame() {
        assertThat(read("large", BYTES)).isPresent();
    }

    @Test
    void whatIsDroppedIsLoadedAgain() {
        read("web", 10);
        open.drop(new DocumentKey("stack", "web"));
        read("web", 10);

        assertThat(loads).hasValue(2);
    }

    private void readAll(int size) {
        for (int number = 0; number < DOCUMENTS; number++) {
            read("r" + number, size);
        }
    }

    private Optional<Document> read(String resource, int size) {
        return open.get(
                        new DocumentKey("stack", resource),
                        key -> {
                            loads.incrementAndGet();
                            return CompletableFuture.completedFuture(
                                    Optional.of(document(key, size)));
                        })
                .join();
    }

    private static Document document(DocumentKey key, int size) {
        StackRef stack = new StackRef(key.stackId(), "web", key.stackId(), "project");
        return new Document(stack, key.resource(), 1, SUMMARY, "x".repeat(size), Set.of());
    }
}
