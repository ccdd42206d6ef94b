"""Programs for other problems than the notebook's: f(x) = w x + b, samples, momentum, Adam."""

from __future__ import annotations

from typing import Final

from tests.programs import program

SAMPLES: Final = ((1.0, 2.5), (2.0, 3.5), (-1.0, 0.25), (0.5, 1.75), (3.0, 6.0))
LINE: Final = {
    "w_0": 0.5,
    "b_0": -0.25,
    "samples": SAMPLES,
    "xs": [x for x, _ in SAMPLES],
    "ys": [y for _, y in SAMPLES],
    "α": 0.05,
    "μ": 0.9,
}
"""What these programs are given, each what it takes."""

BY_HAND: Final = {
    "python": """
w, b = w_0, b_0
v_w, v_b = 0.0, 0.0
while True:
    fx_y = [w * x + b - y for x, y in samples]
    E = sum(r * r for r in fx_y) / len(samples)
    w_grad = sum(2 * r * x for r, (x, y) in zip(fx_y, samples)) / len(samples)
    b_grad = sum(2 * r for r in fx_y) / len(samples)
    v_w = μ * v_w + w_grad  # the velocity remembers earlier gradients
    v_b = μ * v_b + b_grad
    w -= α * v_w
    b -= α * v_b
    yield E, (w_grad, b_grad), (w, b)  # hand over this step
""",
    "autograd": """
x, y = torch.tensor(xs), torch.tensor(ys)
w = torch.tensor([w_0], requires_grad=True)  # initial gradient = None
b = torch.tensor([b_0], requires_grad=True)
v_w, v_b = torch.zeros(1), torch.zeros(1)
while True:
    fx_y = w * x + b - y
    E = (fx_y * fx_y).mean()
    E.backward()
    with torch.no_grad():  # don't backpropagate through ...
        v_w = μ * v_w + w.grad  # the velocity remembers earlier gradients
        v_b = μ * v_b + b.grad
        w -= α * v_w
        b -= α * v_b  # ... the parameter update
    yield E, (w.grad, b.grad), (w, b)  # hand over this step
    w.grad = b.grad = None
""",
    "optimizer": """
x, y = torch.tensor(xs), torch.tensor(ys)
w = torch.tensor([w_0], requires_grad=True)  # initial gradient = None
b = torch.tensor([b_0], requires_grad=True)
optimizer = torch.optim.SGD([w, b], α, momentum=μ)
while True:
    fx_y = w * x + b - y
    E = (fx_y * fx_y).mean()
    optimizer.zero_grad()
    E.backward()
    optimizer.step()
    yield E, (w.grad, b.grad), (w, b)  # hand over this step
""",
    "mseloss": """
x, y = torch.tensor(xs), torch.tensor(ys)
w = torch.tensor([w_0], requires_grad=True)  # initial gradient = None
b = torch.tensor([b_0], requires_grad=True)
optimizer = torch.optim.SGD([w, b], α, momentum=μ)
while True:
    loss = torch.nn.MSELoss()(w * x + b, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    yield loss, (w.grad, b.grad), (w, b)  # hand over this step
""",
}
"""`w x + b`, SGD with momentum, by the four ways, as a person would write it."""

WAYS: Final = {
    way: program(text, f"w_0, b_0, {'samples' if way == 'python' else 'xs, ys'}, α, μ")
    for way, text in BY_HAND.items()
}

ADAM: Final = program(
    """
    θ, m, v, t = θ_0, 0.0, 0.0, 0
    while True:
        t += 1
        fx_y = θ * x - y
        E = fx_y * fx_y
        dE_df = 2 * fx_y
        θgrad = dE_df * x
        m = 0.9 * m + 0.1 * θgrad
        v = 0.999 * v + 0.001 * θgrad * θgrad
        m_hat = m / (1 - 0.9**t)
        v_hat = v / (1 - 0.999**t)
        θ -= α * m_hat / (math.sqrt(v_hat) + 1e-8)
        yield E, θgrad, θ
    """,
    imports="import math",
)
"""Adam by hand."""

ADAM_OF_TORCH: Final = program(
    """
    θ = torch.tensor([θ_0], requires_grad=True)
    optimizer = torch.optim.Adam([θ], α)
    while True:
        E = ((θ * x - y) ** 2).sum()
        optimizer.zero_grad()
        E.backward()
        optimizer.step()
        yield E, θ.grad, θ
    """
)
"""Adam by PyTorch."""

ONE_AT_A_TIME: Final = program(
    """
    w, b = w_0, b_0
    while True:  # an epoch
        for x, y in samples:
            r = w * x + b - y
            E = r * r
            w_grad = 2 * r * x
            b_grad = 2 * r
            w -= α * w_grad
            b -= α * b_grad
            yield E, (w_grad, b_grad), (w, b)
    """,
    "w_0, b_0, samples, α",
    imports="import math",
)
"""One sample a step: the loop whose turns are steps is the inner one."""

ACCUMULATED: Final = program(
    """
    w, b = w_0, b_0
    n = len(samples)
    while True:
        E = w_grad = b_grad = 0.0
        for x, y in samples:
            r = w * x + b - y
            E += r * r / n
            w_grad += 2 * r * x / n
            b_grad += 2 * r / n
        w, b = w - α * w_grad, b - α * b_grad
        yield E, (w_grad, b_grad), (w, b)
    """,
    "w_0, b_0, samples, α",
    imports="import math",
)
"""A loop over the samples inside each step."""

WITH_A_HELPER: Final = program(
    """
    def residual(w, b):
        for x, y in samples:
            yield w * x + b - y

    def mean(numbers):
        return sum(numbers) / len(samples)

    w, b = w_0, b_0
    while True:
        rs = list(residual(w, b))
        E = mean(r * r for r in rs)
        def slope(weights):
            return mean(2 * r * weight for r, weight in zip(rs, weights))
        w_grad = slope([x for x, _ in samples])
        b_grad = slope([1] * len(samples))
        w -= α * w_grad
        b -= α * b_grad
        yield E, (w_grad, b_grad), (w, b)
    """,
    "w_0, b_0, samples, α",
    imports="import math",
)
"""Functions that are defined before the loop, and in it."""
