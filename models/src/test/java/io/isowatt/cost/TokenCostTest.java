package io.isowatt.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.hardware.HardwareCatalog;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TokenCostTest {

    /** 8 GPUs at 3.60 USD/h are 0.008 USD/s; 2,000 tokens/s make a million in 500 s. */
    @Test
    void aMillionTokensCostTheTimeTheyTake() {
        assertThat(TokenCost.dollarsPerMillionTokens(3.60 / 3600, 8, 2000)).isCloseTo(4, Offset.offset(1e-12));
    }

    @Test
    void pricesComeFromTheChosenBasis() {
        var machine = HardwareCatalog.load("hgx-b200");
        assertThat(PriceBasis.OWNED.dollarsPerGpuSecond(machine) * 3600).isCloseTo(1.73, Offset.offset(1e-9));
        assertThat(PriceBasis.RENTED.dollarsPerGpuSecond(machine) * 3600).isCloseTo(3.70, Offset.offset(1e-9));
    }
}
