package io.hearth.webhookservice.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DestinationsTest {
    private static final WebhookUrl URL = new WebhookUrl("https://hooks.example.test/");

    private static final WebhookUrl SLOW = new WebhookUrl("https://slow.example.test/");
    private static final int AT_ONCE = 64;

    private final Vertx vertx = Vertx.vertx();
    private final Deque<List<String>> answers = new ArrayDeque<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final Destinations destinations =
            new Destinations(
                    this::answer, new AddressRules(Optional.empty()), vertx, false, AT_ONCE);

    @AfterEach
    void close() {
        slow.countDown();
        destinations.close();
        vertx.close();
    }

    @Test
    void aNameThatLeadsElsewhereLaterLeadsNowhere() {
        answers.add(List.of("1.1.1.1"));
        answers.add(List.of("127.0.0.1"));

        assertThat(find(URL)).get().extracting(InetAddress::getHostAddress).isEqualTo("1.1.1.1");
        assertThat(answers).as("looked up once for a call").hasSize(1);
        assertThat(find(URL)).isEmpty();
    }

    @Test
    void oneAddressThatIsNotAllowedSpoilsTheOthers() {
        answers.add(List.of("1.1.1.1", "169.254.169.254"));

        assertThat(find(URL)).isEmpty();
    }

    @Test
    void aNameThatIsNotKnownLooksTheSame() {
        answers.add(List.of());

        assertThat(find(URL)).isEmpty();
    }

    @Test
    void withoutTlsNothingIsLookedUp() {
        answers.add(List.of("1.1.1.1"));

        assertThat(find(new WebhookUrl("http://hooks.example.test/"))).isEmpty();
        assertThat(answers).hasSize(1);
    }

    @Test
    void aSlowNameServerHoldsUpNoOther() {
        for (int lookup = 1; lookup < AT_ONCE; lookup++) {
            destinations.of(SLOW).subscribe().with(address -> {});
        }
        answers.add(List.of("1.1.1.1"));

        assertThat(find(URL)).isPresent();
        assertThat(slow.getCount()).as("the slow one has not answered").isOne();
    }

    private Optional<InetAddress> find(WebhookUrl url) {
        return destinations.of(url).await().atMost(Duration.ofSeconds(20));
    }

    private List<InetAddress> answer(String host) throws UnknownHostException {
        if (host.equals(SLOW.host())) {
            awaitSlow();
            throw new UnknownHostException(host);
        }
        assertThat(host).isEqualTo("hooks.example.test");
        List<InetAddress> found = answers.remove().stream().map(DestinationsTest::address).toList();
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    private void awaitSlow() {
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
