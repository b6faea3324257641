"""What ``plenary serve`` runs: page servers, a worker, and the supervisor that keeps them running."""
