package io.hearth.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.local.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortHolderTest {
    @Test
    void namesTheProcessThatListens() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortHolder.isTaken(socket.getLocalPort())).isTrue();
            assertThat(PortHolder.of(socket.getLocalPort()))
                    .hasValueSatisfying(
                            holder -> {
                                assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
                                assertThat(holder.command()).contains("java");
                            });
        }
    }

    @Test
    void namesNobodyForAFreePort() {
        int port = FreePorts.next();

        assertThat(PortHolder.isTaken(port)).isFalse();
        assertThat(PortHolder.of(port)).isEmpty();
    }
}
