"""What `tests.forked` has imported before it forks; of PyTorch also what its optimizers import."""

import torch

torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.1)
