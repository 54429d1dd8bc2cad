package io.isowatt.power;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.OptionalInt;

class PowerChainTest {

    private static final double PUE = 1.25;

    /** Wall power of MLPerf servers (v4.1: 8 H200 capped at 500 W; v5.1: 8 B200, air and liquid), network excluded. */
    @ParameterizedTest
    @CsvSource({
        "hgx-h200, 500, 6215",
        "hgx-h200, 80, 2400",
        "hgx-b200, 980, 10420",
        "hgx-b200, 150, 2880",
        "hgx-b200-liquid, 980, 9890"
    })
    void theLineReproducesMeasuredServers(String id, double boardWatts, double wallWatts) {
        Hardware machine = HardwareCatalog.load(id);
        double perGpu = new PowerChain(machine, 8, PUE).wattsPerGpu(PowerBoundary.SERVER, boardWatts);
        double server = 8 * (perGpu - machine.power().networkWattsPerGpu());
        assertThat(server).isCloseTo(wallWatts, Percentage.withPercentage(3.5));
    }

    /** 13.3 kW + 1.066 · 72 · 1200 W = 105.4 kW, /72 + 51 W network, times PUE. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 72})
    void aRackAtItsLimitsDrawsTheHandDerivedPower(int replicaGpus) {
        PowerChain chain = new PowerChain(HardwareCatalog.load("gb200-nvl72"), replicaGpus, PUE);
        double server = (13_300 + 1.066 * 72 * 1200) / 72 + 51;
        assertThat(chain.wattsPerGpu(PowerBoundary.BOARD, 1200)).isEqualTo(1200);
        assertThat(chain.wattsPerGpu(PowerBoundary.SERVER, 1200)).isCloseTo(server, Offset.offset(1e-6));
        assertThat(chain.wattsPerGpu(PowerBoundary.FACILITY, 1200)).isCloseTo(server * PUE, Offset.offset(1e-6));
    }

    /** Four replicas of 16 GPUs fill 64 of 72: the eight empty ones are paid for by the others. */
    @ParameterizedTest
    @CsvSource({"16, 64", "32, 64", "24, 72", "64, 64"})
    void emptyGpusArePaidForByTheOthers(int replicaGpus, int usedGpus) {
        Hardware rack = HardwareCatalog.load("gb200-nvl72");
        double unloaded = rack.power().unloadedFraction() * 1200;
        double server = (13_300 + 1.066 * (usedGpus * 1000 + (72 - usedGpus) * unloaded) + 51 * 72) / usedGpus;
        assertThat(new PowerChain(rack, replicaGpus, PUE).wattsPerGpu(PowerBoundary.SERVER, 1000))
                .isCloseTo(server, Offset.offset(1e-6));
    }

    /** Two servers of eight hold one replica of sixteen. */
    @ParameterizedTest
    @ValueSource(ints = {16, 32})
    void aReplicaLargerThanAServerTakesWholeServers(int replicaGpus) {
        Hardware server = HardwareCatalog.load("hgx-h100");
        assertThat(new PowerChain(server, replicaGpus, PUE).wattsPerGpu(PowerBoundary.SERVER, 600))
                .isEqualTo(new PowerChain(server, 8, PUE).wattsPerGpu(PowerBoundary.SERVER, 600));
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 300, 700})
    void provisionedPowerDoesNotDependOnLoad(double boardWatts) {
        Hardware server = HardwareCatalog.load("hgx-h100");
        assertThat(new PowerChain(server, 8, 1.1).wattsPerGpu(PowerBoundary.PROVISIONED, boardWatts))
                .isCloseTo(1370 * 1.3, Offset.offset(1e-9));
    }

    /** One TP2 replica alone in a server of eight pays for the six others; four fill it; five need a second one. */
    @ParameterizedTest
    @CsvSource({"1, 1, 6", "2, 1, 4", "4, 1, 0", "5, 2, 6", "8, 2, 0"})
    void replicasShareTheirMachines(int replicas, int servers, int emptyGpus) {
        Hardware machine = HardwareCatalog.load("hgx-h100");
        double unloaded = machine.power().unloadedFraction() * 700;
        int used = 2 * replicas;
        double server = (servers * 1600 + 1.13 * (used * 600 + emptyGpus * unloaded) + 51 * (used + emptyGpus)) / used;
        PowerChain chain = new PowerChain(machine, 2, OptionalInt.of(replicas), PUE, 1);
        assertThat(chain.wattsPerGpu(PowerBoundary.SERVER, 600)).isCloseTo(server, Offset.offset(1e-6));
        assertThat(chain.ownedPerUsedGpu()).isCloseTo((used + emptyGpus) / (double) used, Offset.offset(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "2, 4", "3, 2", "8, 1", "16, 1"})
    void asManyReplicasAsFillAMachineAreTheUsualChain(int replicaGpus, int replicas) {
        Hardware machine = HardwareCatalog.load("hgx-h100");
        for (PowerBoundary boundary : PowerBoundary.values()) {
            assertThat(new PowerChain(machine, replicaGpus, OptionalInt.of(replicas), PUE, 1)
                            .wattsPerGpu(boundary, 500))
                    .isEqualTo(new PowerChain(machine, replicaGpus, PUE).wattsPerGpu(boundary, 500));
        }
    }

    /** 1.6 kW/8 + 1.13 · cap · 700 W + 51 W over the same at 700 W. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.7, 1})
    void provisionedPowerShrinksWithTheCapAsAMachineAtItsLimits(double cap) {
        Hardware machine = HardwareCatalog.load("hgx-h100");
        double share = (200 + 51 + 1.13 * cap * 700) / (200 + 51 + 1.13 * 700);
        assertThat(new PowerChain(machine, 8, OptionalInt.empty(), 1.1, cap)
                        .wattsPerGpu(PowerBoundary.PROVISIONED, 300))
                .isCloseTo(1370 * 1.3 * share, Offset.offset(1e-9));
    }
}
